import { hoursPerMonth } from './calendar.ts';

/** Months after which a purchase is earned back by a monthly saving; null where there is no saving. */
export function breakEvenMonths(purchaseUsd: number, savingUsdPerMonth: number): number | null {
  return savingUsdPerMonth > 0 ? purchaseUsd / savingUsdPerMonth : null;
}

/** Million tokens a month at which a fixed monthly cost equals a price for each million. */
export function breakEvenMillionTokens(
  fixedUsdPerMonth: number,
  usdPerMillionTokens: number,
): number | null {
  return usdPerMillionTokens > 0 ? fixedUsdPerMonth / usdPerMillionTokens : null;
}

/** Hours of use after which owning (purchase and hourly running cost) costs less than renting by the hour; null: never. */
export function breakEvenHours(
  purchaseUsd: number,
  ownedUsdPerHour: number,
  rentedUsdPerHour: number,
): number | null {
  return rentedUsdPerHour > ownedUsdPerHour
    ? purchaseUsd / (rentedUsdPerHour - ownedUsdPerHour)
    : null;
}

/** USD of a million tokens from hardware that costs `usdPerHour` while it makes `tokensPerSecond`; idle hours are in the price if they are in the mean rate. */
export function usdPerMillionTokens(usdPerHour: number, tokensPerSecond: number): number {
  return usdPerHour / (tokensPerSecond * 3600e-6);
}

/** Price of a million tokens of a mix of input and output. */
export function blendedUsdPerMillionTokens(
  inputUsdPerMillionTokens: number,
  outputUsdPerMillionTokens: number,
  inputShare: number,
): number {
  return inputShare * inputUsdPerMillionTokens + (1 - inputShare) * outputUsdPerMillionTokens;
}

/** GPUs that a monthly budget rents around the clock. */
export function gpusForBudget(usdPerMonth: number, usdPerGpuHour: number): number {
  return usdPerMonth / (usdPerGpuHour * hoursPerMonth);
}

/**
 * Smallest monthly volume from which a fleet costs no more than an API, where the fleet grows in whole
 * replicas; null: none up to `largest`. `fleetUsd` gives the fleet's monthly cost for a volume.
 */
export function breakEvenRequests(
  usdPerRequest: number,
  fleetUsd: (requestsPerMonth: number) => number,
  largest = 1e12,
): number | null {
  const cheaper = (requests: number) => fleetUsd(requests) <= usdPerRequest * requests;
  // The fleet steps up between volumes, so the first one that pays is sought from below in small steps.
  let below = 1;
  if (cheaper(below)) return below;
  let above = below;
  while (!cheaper(above)) {
    below = above;
    above *= 1.05;
    if (above > largest) return null;
  }
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (middle <= below) break;
    if (cheaper(middle)) above = middle;
    else below = middle;
  }
  return Math.ceil(above);
}
