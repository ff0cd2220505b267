/** Months simulated, and the rhythm in which a model is renewed (months). */
export const months = 36;
export const renewalMonths = 9;

/** Share of a full migration that a change of version inside one family costs (prior P44, note), and a renewal of self-hosted weights. */
export const versionShare = 0.15;
export const renewalShare = 0.5;
