import * as v from 'valibot';
import type { Question } from './question.ts';
import { organisationQuestions } from './organisation.ts';
import { workloadQuestions } from './workload.ts';
import { limits } from './session.ts';

/** What is wrong with a value, in words that say what would be right. */
export type Checked = { ok: true; value: unknown } | { ok: false; problem: string };

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(finite, v.integer(), v.minValue(0), v.maxValue(1e9));

/** The valibot schema of a question's value; strict, so unknown keys are refused. */
export function schemaOf(question: Question): v.GenericSchema {
  switch (question.kind) {
    case 'estimate':
      return estimateSchema(question.limits, question.unit);
    case 'number':
      return within(question.limits, question.unit);
    case 'choice':
      return v.picklist(
        question.options.map((o) => o.value),
        `must be one of: ${question.options.map((o) => o.value).join(', ')}`,
      );
    case 'choices':
      return v.pipe(v.array(v.picklist(question.options.map((o) => o.value))), v.maxLength(40));
    case 'catalogue':
      return v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(120))),
        v.maxLength(question.most, `choose at most ${question.most}`),
      );
    case 'evaluation':
      return v.pipe(
        v.strictObject({
          closedPassed: count,
          closedTried: count,
          openPassed: count,
          openTried: count,
        }),
        v.check(
          (e) => e.closedPassed <= e.closedTried && e.openPassed <= e.openTried,
          'passed cannot exceed tried',
        ),
        v.check(
          (e) => e.closedTried > 0 && e.openTried > 0,
          'give how many items were tried on each side, at least 1',
        ),
      );
    case 'weights':
      return v.pipe(
        v.strictObject({ open: finite, tiered: finite, closed: finite }),
        v.check((w) => w.open >= 0 && w.tiered >= 0 && w.closed >= 0, 'a weight cannot be below 0'),
        v.check(
          (w) => Math.abs(w.open + w.tiered + w.closed - 100) < 1e-6,
          'the three weights must sum to 100',
        ),
      );
  }
}

function within([least, most]: [number, number], unit: string) {
  const scale = isShare(unit) ? 100 : 1;
  const text = `must be between ${plain(least * scale)} and ${plain(most * scale)} ${unit}`;
  return v.pipe(finite, v.minValue(least, text), v.maxValue(most, text));
}

function estimateSchema(range: [number, number], unit: string) {
  return v.pipe(
    v.strictObject({
      low: within(range, unit),
      high: within(range, unit),
      likely: v.optional(within(range, unit)),
    }),
    v.check(
      (e) => e.low <= e.high,
      (issue) => {
        const e = issue.input as { low: number; high: number };
        return `the low end is above the high end: did you mean ${shown(e.high, unit)} to ${shown(e.low, unit)}?`;
      },
    ),
    v.check(
      (e) => e.likely === undefined || (e.likely >= e.low && e.likely <= e.high),
      'the most likely value must lie between the low and the high end',
    ),
  );
}

/** Whether a unit is a share, stored as a fraction and shown in percent. */
export const isShare = (unit: string): boolean => unit.startsWith('%');

const plain = (x: number): string => String(Number(x.toPrecision(6)));
const shown = (x: number, unit: string): string =>
  isShare(unit) ? `${plain(x * 100)} %` : plain(x);

/** Checks one value against its question; never throws. */
export function checkValue(question: Question, raw: unknown): Checked {
  const result = v.safeParse(schemaOf(question), raw);
  if (result.success) return { ok: true, value: result.output };
  return { ok: false, problem: `${question.label}: ${result.issues[0].message}` };
}

/** A question of the organisation by id, or undefined. */
export function organisationQuestion(id: string): Question | undefined {
  return Object.hasOwn(organisationQuestions, id)
    ? organisationQuestions[id as keyof typeof organisationQuestions]
    : undefined;
}

/** A question about a workload by id, or undefined. */
export function workloadQuestion(id: string): Question | undefined {
  return Object.hasOwn(workloadQuestions, id)
    ? workloadQuestions[id as keyof typeof workloadQuestions]
    : undefined;
}

/** Schema of a stored answer around its value; texts are limited. */
export const answerShell = v.strictObject({
  value: v.unknown(),
  by: v.picklist(['you', 'import', 'template']),
  note: v.optional(v.pipe(v.string(), v.maxLength(limits.noteLength))),
  source: v.optional(v.pipe(v.string(), v.maxLength(limits.noteLength))),
});
