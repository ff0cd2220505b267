import { assume, choice, estimate, number, perArchetype } from './question.ts';

/** What a failure means, and how the load grows and is spread. */
export const loadQuestions = {
  successToday: estimate({
    section: 'workload',
    ask: 'How often does the best closed model get it right?',
    label: 'Success of the best closed model',
    help: 'Share of requests whose result you would accept. Your own test beats any benchmark.',
    unit: '%',
    limits: [0.01, 0.9999],
    usual: [0.2, 0.999],
    column: 4,
    default: perArchetype(
      {
        extraction: { low: 0.93, high: 0.99 },
        support: { low: 0.8, high: 0.95 },
        'code-edits': { low: 0.7, high: 0.92 },
        'coding-agents': { low: 0.5, high: 0.85 },
        'open-ended': { low: 0.5, high: 0.85 },
      },
      'Judgement by kind of work',
    ),
  }),
  noticed: estimate({
    section: 'workload',
    ask: 'What share of failures is noticed at once?',
    label: 'Share of failures noticed',
    help: 'By a check, a test or the user. A noticed failure is retried or escalated instead of doing damage.',
    unit: '%',
    limits: [0, 1],
    usual: [0.05, 0.99],
    column: 5,
    default: perArchetype(
      {
        extraction: { low: 0.3, high: 0.8 },
        support: { low: 0.3, high: 0.8 },
        'code-edits': { low: 0.6, high: 0.95 },
        'coding-agents': { low: 0.6, high: 0.95 },
        'open-ended': { low: 0.2, high: 0.7 },
      },
      'Judgement: code has tests, prose has readers',
    ),
  }),
  noticedCost: estimate({
    section: 'workload',
    ask: 'What does a noticed failure cost, beside running it again?',
    label: 'Cost of a noticed failure',
    help: 'The time of whoever steps in.',
    unit: 'USD a failure',
    limits: [0, 1_000_000],
    usual: [0, 200],
    column: 6,
    default: perArchetype(
      {
        extraction: { low: 0.02, high: 0.4 },
        support: { low: 0.05, high: 2 },
        'code-edits': { low: 0.02, high: 0.5 },
        'coding-agents': { low: 0.3, high: 6 },
        'open-ended': { low: 0.3, high: 8 },
      },
      'Seconds to minutes of a person at loaded rates',
    ),
  }),
  growth: estimate({
    section: 'workload',
    ask: 'By what yearly factor is volume growing now?',
    label: 'Growth of volume',
    help: '1 is no growth. Growth fades: its pace halves with each year.',
    unit: 'x a year',
    limits: [0.05, 100],
    usual: [0.5, 10],
    column: 7,
    default: { prior: 'P51' },
  }),
  tokenGrowth: estimate({
    section: 'workload',
    ask: 'By what yearly factor are tokens for each request growing?',
    label: 'Growth of tokens',
    help: 'Longer prompts and more reasoning. It fades like volume.',
    unit: 'x a year',
    limits: [0.1, 50],
    usual: [0.7, 6],
    column: 8,
    default: (archetype) => ({
      prior: 'P06',
      variant:
        archetype === 'extraction'
          ? 'staticPipeline'
          : archetype === 'support' || archetype === 'code-edits'
            ? 'chat'
            : 'agents',
    }),
  }),
  shape: choice({
    section: 'workload',
    ask: 'When do requests come?',
    label: 'Shape of the week',
    help: 'It sets how many GPUs stand idle. Utilisation is worked out from this, never asked.',
    options: [
      { value: 'flat', label: 'Evenly, day and night' },
      { value: 'office', label: 'Office hours in one time zone' },
      { value: 'office-world', label: 'Office hours in three time zones' },
      { value: 'consumer', label: 'Consumers: evenings and weekends' },
      { value: 'bursty', label: 'In bursts' },
      { value: 'nightly', label: 'A nightly run' },
    ],
    default: perArchetype(
      {
        extraction: 'office',
        support: 'consumer',
        'code-edits': 'office',
        'coding-agents': 'office',
        'open-ended': 'office',
      },
      'By kind of work',
    ),
  }),
  latency: choice({
    section: 'workload',
    ask: 'How fast must it answer?',
    label: 'Latency target',
    help: 'A tighter target needs more GPUs for the same load. Latency of an API is not in the catalogue: confirm it with the vendor.',
    options: [
      {
        value: 'interactive',
        label: 'While someone waits',
        hint: 'first token in 1 s, 20 tokens a second',
      },
      { value: 'relaxed', label: 'Within seconds', hint: 'first token in 5 s, 8 tokens a second' },
      { value: 'batch', label: 'It can wait' },
    ],
    default: perArchetype(
      {
        extraction: 'relaxed',
        support: 'interactive',
        'code-edits': 'interactive',
        'coding-agents': 'interactive',
        'open-ended': 'relaxed',
      },
      'By kind of work',
    ),
  }),
  repeated: estimate({
    section: 'workload',
    ask: 'What share of the input repeats from request to request?',
    label: 'Share of input that repeats',
    help: 'System prompts, shared documents and chat history are read from cache at a fraction of the price.',
    unit: '%',
    limits: [0, 0.99],
    usual: [0, 0.97],
    column: 9,
    default: perArchetype(
      {
        extraction: { low: 0.05, high: 0.4 },
        support: { low: 0.2, high: 0.6 },
        'code-edits': { low: 0.2, high: 0.6 },
        'coding-agents': { low: 0.6, high: 0.92 },
        'open-ended': { low: 0.1, high: 0.5 },
      },
      'Judgement; a published agent log shows 78 % cached input',
    ),
  }),
  deferrable: number({
    section: 'workload',
    ask: 'What share can wait a day?',
    label: 'Share that can wait a day',
    help: 'Batch prices apply to this share where the vendor lists them.',
    unit: '%',
    limits: [0, 1],
    usual: [0, 1],
    default: assume(0, 'Nothing can wait until you say so'),
  }),
} as const;
