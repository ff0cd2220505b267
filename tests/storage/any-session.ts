import fc from 'fast-check';
import { organisationQuestions } from '#profile/organisation.ts';
import { workloadQuestions } from '#profile/workload.ts';
import type { Question } from '#profile/question.ts';
import type { Session } from '#profile/session.ts';
import { limits, profileVersion } from '#profile/session.ts';

const numberIn = ([min, max]: [number, number]) =>
  fc.double({ min, max, noNaN: true }).map((x) => x + 0);

function valueOf(question: Question): fc.Arbitrary<unknown> {
  switch (question.kind) {
    case 'number':
      return numberIn(question.limits);
    case 'estimate':
      return fc
        .tuple(fc.array(numberIn(question.limits), { minLength: 3, maxLength: 3 }), fc.boolean())
        .map(([numbers, hasLikely]) => {
          const [low = 0, likely = 0, high = 0] = numbers.sort((a, b) => a - b);
          return hasLikely ? { low, high, likely } : { low, high };
        });
    case 'choice':
      return fc.constantFrom(...question.options.map((o) => o.value));
    case 'choices':
      return fc.subarray(question.options.map((o) => o.value));
    case 'catalogue':
      return fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: question.most });
    case 'evaluation': {
      const side = fc.nat(500).chain((passed) => fc.tuple(fc.constant(passed), fc.nat(500)));
      return fc.tuple(side, side).map(([[closedPassed, c], [openPassed, o]]) => ({
        closedPassed,
        closedTried: closedPassed + c + 1,
        openPassed,
        openTried: openPassed + o + 1,
      }));
    }
    case 'weights':
      return fc
        .nat(100)
        .chain((open) =>
          fc.nat(100 - open).map((tiered) => ({ open, tiered, closed: 100 - open - tiered })),
        );
  }
}

const text = (maxLength: number) => fc.string({ maxLength, unit: 'grapheme' });
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const answerOf = (question: Question) =>
  fc.record(
    {
      value: fc.option(valueOf(question), { freq: 5 }),
      by: fc.constantFrom('you', 'import', 'template'),
      note: text(60),
      source: text(60),
    },
    { requiredKeys: ['value', 'by'] },
  );

const answersTo = (questions: Record<string, Question>) =>
  fc.record(Object.fromEntries(Object.entries(questions).map(([id, q]) => [id, answerOf(q)])), {
    requiredKeys: [],
  });

const workloads = fc.uniqueArray(fc.nat(limits.workloads - 1), { maxLength: 4 }).chain((slots) =>
  fc.tuple(
    ...slots.map((slot) =>
      fc.record({
        id: fc.constant(`w${slot}`),
        name: text(30),
        slot: fc.constant(slot),
        answers: answersTo(workloadQuestions),
      }),
    ),
  ),
);

const overrides = fc.uniqueArray(
  fc.record(
    {
      table: fc.constantFrom('offers', 'gpus', 'rents', 'models', 'priors'),
      key: fc.string({ minLength: 1, maxLength: 20 }),
      field: fc.string({ minLength: 1, maxLength: 20 }),
      value: fc.oneof(numberIn([-1e12, 1e12]), fc.string({ minLength: 1, maxLength: 20 })),
      note: text(40),
      on: fc.constantFrom('2026-11-24', '2024-02-29'),
    },
    { requiredKeys: ['table', 'key', 'field', 'value'] },
  ),
  { maxLength: 4, selector: (o) => JSON.stringify([o.table, o.key, o.field]) },
);

const scenario = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      name: text(30),
      note: text(100),
      organisation: answersTo(organisationQuestions),
      workloads,
      overrides,
      drafts: fc.dictionary(
        fc.constantFrom('org.apiDiscount.value', 'w1.requests.low', 'w1.requests.high'),
        text(20),
        { noNullPrototype: true },
      ),
      label: fc.record({ text: text(60), engine: text(8), hash: text(16), at: instant }),
    },
    { requiredKeys: ['id', 'name', 'note', 'organisation', 'workloads', 'overrides', 'drafts'] },
  );

/** Any session that the app could have written. */
export const anySession = fc
  .record(
    {
      id: fc.uuid(),
      name: text(40),
      createdAt: instant,
      changedAt: instant,
      profileVersion: fc.constant(profileVersion),
      edition: fc.constantFrom('2026-11-24', '2026.8'),
      seed: fc.nat(0xffff_ffff),
      scenarios: fc
        .integer({ min: 1, max: 3 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, i) => scenario(`s${i + 1}`))),
        ),
      activeScenario: fc.constant('s1'),
      origin: fc.constantFrom('example', 'template-clinic'),
    },
    {
      requiredKeys: [
        'id',
        'name',
        'createdAt',
        'changedAt',
        'profileVersion',
        'edition',
        'seed',
        'scenarios',
        'activeScenario',
      ],
    },
  )
  .map((session) => structuredClone(session) as unknown as Session);
