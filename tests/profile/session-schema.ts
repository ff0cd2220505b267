import { organisationQuestions, workloadQuestions } from '#profile/index.ts';
import type { Question } from '#profile/question.ts';
import { limits, overrideTables, profileVersion } from '#profile/session.ts';
import { fileFormat } from '#storage/restore/session-file.ts';

type Schema = { [keyword: string]: unknown };

const object = (properties: { [name: string]: Schema }, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const list = (items: Schema, maxItems: number): Schema => ({ type: 'array', items, maxItems });

/** JSON Schema (2020-12) of a question's value, as it is stored: shares as fractions. */
function valueSchema(question: Question): Schema {
  switch (question.kind) {
    case 'estimate': {
      const [minimum, maximum] = question.limits;
      const end = { type: 'number', minimum, maximum };
      return object({ low: end, high: end, likely: end }, ['low', 'high']);
    }
    case 'number': {
      const [minimum, maximum] = question.limits;
      return { type: 'number', minimum, maximum };
    }
    case 'choice':
      return { enum: question.options.map((o) => o.value) };
    case 'choices':
      return {
        type: 'array',
        items: { enum: question.options.map((o) => o.value) },
        uniqueItems: true,
      };
    case 'catalogue':
      return list({ type: 'string', minLength: 1, maxLength: 120 }, question.most);
    case 'evaluation': {
      const passed = { type: 'integer', minimum: 0, maximum: 1e9 };
      const tried = { ...passed, minimum: 1 };
      const counts = {
        closedPassed: passed,
        closedTried: tried,
        openPassed: passed,
        openTried: tried,
      };
      return object(counts, Object.keys(counts));
    }
    case 'weights': {
      const weight = { type: 'number', minimum: 0, maximum: 100 };
      const all = { open: weight, tiered: weight, closed: weight };
      return object(all, Object.keys(all));
    }
  }
}

/** The unit in the words of the form, where a value has one. */
const unitOf = (question: Question): string =>
  'unit' in question ? ` Unit: ${question.unit.replace(/^%/, 'fraction')}.` : '';

function answersSchema(questions: { [id: string]: Question }): Schema {
  const answers = Object.entries(questions).map(([id, question]) => [
    id,
    {
      title: question.label,
      description: `${question.ask}${unitOf(question)} A value of null means “I don’t know”.`,
      ...object(
        {
          value: { anyOf: [valueSchema(question), { type: 'null' }] },
          by: { enum: ['you', 'import', 'template'] },
          note: text(limits.noteLength),
          source: text(limits.noteLength),
        },
        ['value', 'by'],
      ),
    },
  ]);
  return object(Object.fromEntries(answers), []);
}

const id = { type: 'string', minLength: 1, maxLength: 80 };
const name = text(limits.nameLength);

/** JSON Schema of a session file, worked out from the declaration of the questions. */
export function sessionSchema(): Schema {
  const label = object({ text: text(2000), engine: text(80), hash: text(80), at: text(40) }, [
    'text',
    'engine',
    'hash',
    'at',
  ]);
  const workload = object(
    {
      id,
      name,
      slot: { type: 'integer', minimum: 0 },
      answers: answersSchema(workloadQuestions),
    },
    ['id', 'name', 'slot', 'answers'],
  );
  const override = object(
    {
      table: { enum: overrideTables },
      key: name,
      field: name,
      value: {
        anyOf: [{ type: 'number' }, { type: 'string', minLength: 1, maxLength: limits.nameLength }],
      },
      note: text(limits.noteLength),
      on: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    },
    ['table', 'key', 'field', 'value'],
  );
  const scenario = object(
    {
      id,
      name,
      note: text(limits.noteLength),
      organisation: answersSchema(organisationQuestions),
      workloads: list(workload, limits.workloads),
      overrides: list(override, limits.overrides),
      drafts: { type: 'object', additionalProperties: text(limits.draftLength) },
      label,
    },
    ['id', 'name', 'note', 'organisation', 'workloads', 'overrides', 'drafts'],
  );
  const session = object(
    {
      id,
      name,
      createdAt: { type: 'string', description: 'ISO 8601 in UTC' },
      changedAt: { type: 'string', description: 'ISO 8601 in UTC' },
      profileVersion: { const: profileVersion },
      edition: { type: 'string', description: 'Catalogue edition the session was made with' },
      seed: { type: 'integer', minimum: 0, maximum: 0xffff_ffff },
      scenarios: { ...list(scenario, limits.scenarios), minItems: 1 },
      activeScenario: id,
      origin: text(limits.nameLength),
    },
    [
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
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Weighbridge session file',
    description:
      'Answers, replaced catalogue figures, seed and catalogue edition of one organisation’s case, never results. Of a range the low end is not above the high end; three weights sum to 100; passed does not exceed tried.',
    ...object({ format: { const: fileFormat }, formatVersion: { const: 1 }, session }, [
      'format',
      'formatVersion',
      'session',
    ]),
  };
}

/** The text of the published file. */
export const schemaText = (): string => `${JSON.stringify(sessionSchema(), null, 1)}\n`;

/** Where it is published. */
export const schemaFile = 'public/session.schema.json';
