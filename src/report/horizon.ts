const words = ['one year', 'two years', 'three years', 'four years', 'five years'];

/** A span of months as people say it: "three years", "18 months". */
export const horizon = (months: number): string =>
  (months % 12 === 0 ? words[months / 12 - 1] : undefined) ?? `${months} months`;
