import * as v from 'valibot';
import type { EstimateQuestion, Question } from './question.ts';
import { organisationQuestions } from './organisation.ts';
import { workloadQuestions } from './workload.ts';

/** What is wrong with a value, in words that say what would be right. */
export type Checked = { ok: true; value: unknown } | { ok: false; problem: string };

/** The valibot schema of a question's value; strict, so unknown keys are refused. */
export function schemaOf(question: Question): v.GenericSchema {
  switch (question.kind) {
    case 'estimate':
      return estimateSchema(question);
    case 'number':
      return within(question.limits, question.unit);
    case 'choice':
      return oneOf(question);
    case 'choices':
      return v.pipe(
        v.array(oneOf(question), `must be a list of: ${offered(question)}`),
        v.check((list) => new Set(list).size === list.length, 'each may be chosen once'),
      );
    case 'catalogue':
      return catalogueSchema(question.most);
    case 'evaluation':
      return evaluationSchema;
    case 'weights':
      return weightsSchema;
  }
}

type Offering = { options: readonly { value: string }[] };

const offered = ({ options }: Offering): string => options.map((o) => o.value).join(', ');

const oneOf = (question: Offering) =>
  v.picklist(
    question.options.map((o) => o.value),
    `must be one of: ${offered(question)}`,
  );

function within([least, most]: [number, number], unit: string) {
  const scale = isShare(unit) ? 100 : 1;
  const text = `must be between ${plain(least * scale)} and ${plain(most * scale)} ${unit}`;
  return v.pipe(v.number(text), v.minValue(least, text), v.maxValue(most, text));
}

function estimateSchema({ limits: range, usual, unit }: EstimateQuestion) {
  const usually = isShare(unit)
    ? `${shown(usual[0], unit)} to ${shown(usual[1], unit)}`
    : `${shown(usual[0], unit)} to ${shown(usual[1], unit)} ${unit}`;
  return v.pipe(
    v.strictObject(
      {
        low: within(range, unit),
        high: within(range, unit),
        likely: v.optional(within(range, unit)),
      },
      `give a low and a high end, usually within ${usually}`,
    ),
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

function catalogueSchema(most: number) {
  const text = `choose at most ${most} from the catalogue by key`;
  return v.pipe(
    v.array(v.pipe(v.string(text), v.minLength(1, text), v.maxLength(120, text)), text),
    v.maxLength(most, `choose at most ${most}`),
  );
}

const countText = 'must be a whole number from 0 to 1,000,000,000';
const count = v.pipe(
  v.number(countText),
  v.integer(countText),
  v.minValue(0, countText),
  v.maxValue(1e9, countText),
);

const evaluationSchema = v.pipe(
  v.strictObject(
    { closedPassed: count, closedTried: count, openPassed: count, openTried: count },
    'give how many items passed and were tried, for the closed and the open model',
  ),
  v.check(
    (e) => e.closedPassed <= e.closedTried && e.openPassed <= e.openTried,
    'passed cannot exceed tried',
  ),
  v.check(
    (e) => e.closedTried > 0 && e.openTried > 0,
    'give how many items were tried on each side, at least 1',
  ),
);

const weightText = 'must be a percentage from 0 to 100';
const weight = v.pipe(
  v.number(weightText),
  v.minValue(0, 'a weight cannot be below 0'),
  v.maxValue(100, weightText),
);

const weightsSchema = v.pipe(
  v.strictObject(
    { open: weight, tiered: weight, closed: weight },
    'give three percentages that sum to 100, such as 20, 65 and 15',
  ),
  v.check(
    (w) => Math.abs(w.open + w.tiered + w.closed - 100) < 1e-6,
    'the three weights must sum to 100',
  ),
);

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
