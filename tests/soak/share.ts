/** Whether the whole soak runs (`npm run soak`) or the tenth of it that is part of every test run. */
const whole = process.env['SOAK'] === 'whole';

/** How many rounds of a count to run now: all of them, or a tenth. */
export const share = (count: number): number => (whole ? count : Math.ceil(count / 10));

/** Prints what was counted, for whoever reads the log. */
export function report(what: string, counts: Record<string, number>): void {
  const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`soak · ${what}: ${parts.join(', ')}`);
}
