import { months } from '../world/period.ts';
import { account, accounts, pay, sumIndex } from './accounts.ts';
import { demand } from './demand.ts';

/** What a contract asks for each month until its time is over. */
export interface Owed {
  months: number;
  usdPerMonth: number;
  /** The bill counts against it: what is owed is only the rest of the minimum. */
  isCredited: boolean;
}

const { bills } = accounts;
const { discount } = demand;
const { own } = account;

/**
 * Books what today's contract still asks for, month by month, so that whoever leaves later owes only what
 * is left then. The rest of a minimum is paid as tokens, before events, because who is cut off owes
 * nothing; what is paid for nothing is a cost of moving, whatever happens elsewhere.
 */
export function payOwed(owed: Owed): void {
  for (let t = 0; t < months && t < owed.months; t++) {
    const least = owed.usdPerMonth * Math.min(1, owed.months - t) * discount[t]!;
    if (!owed.isCredited) pay(own, t, sumIndex.migration, least);
    else {
      const rest = least - bills[own * months + t]!;
      if (rest > 0) pay(own, t, sumIndex.tokens, rest);
    }
  }
}
