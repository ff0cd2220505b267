/** A yes/no question answered by someone who may be wrong. */

/** Payoffs of options (rows) without and with the event, and how often each answer is right. */
export interface YesNoQuestion {
  readonly probability: number;
  /** [if it does not happen, if it happens] per option. */
  readonly payoffs: readonly (readonly [number, number])[];
  /** Chance of a "yes" when it happens, and of a "no" when it does not. */
  readonly sensitivity: number;
  readonly specificity: number;
}

/** What the answer is worth and what to believe after it (Bayes' rule). */
export function yesNoValue(question: YesNoQuestion): {
  value: number;
  perfect: number;
  probabilityIfYes: number;
  probabilityIfNo: number;
} {
  const { probability: p, payoffs, sensitivity, specificity } = question;
  const best = (q: number) => Math.max(...payoffs.map(([no, yes]) => (1 - q) * no + q * yes));
  const yes = p * sensitivity + (1 - p) * (1 - specificity);
  const ifYes = yes > 0 ? (p * sensitivity) / yes : p;
  const ifNo = yes < 1 ? (p * (1 - sensitivity)) / (1 - yes) : p;
  return {
    value: yes * best(ifYes) + (1 - yes) * best(ifNo) - best(p),
    perfect: p * best(1) + (1 - p) * best(0) - best(p),
    probabilityIfYes: ifYes,
    probabilityIfNo: ifNo,
  };
}
