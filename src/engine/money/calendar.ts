/** Calendar constants used by every bill: an average month of 30.44 days, which is 730.56 h. */
export const daysPerMonth = 30.44;
export const hoursPerMonth = daysPerMonth * 24;
export const secondsPerMonth = hoursPerMonth * 3600;
