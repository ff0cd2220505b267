import type { Archetype } from '#profile/question.ts';
import type { Judgement } from './world-inputs.ts';

/** An uncertain input of one workload that is not a question: a prior or a judgement, drawn for each workload apart. */
export interface WorkloadInput {
  label: string;
  unit: string;
  /** Column inside the workload's block; questions own 0 to 19. */
  column: number;
  from: { prior: string; variant?: (archetype: Archetype) => string | undefined } | Judgement;
}

const byTask: Record<Archetype, string> = {
  extraction: 'routine',
  support: 'supportChat',
  'code-edits': 'codeEdits',
  'coding-agents': 'codingAgents',
  'open-ended': 'openEndedAnalysis',
};

const routed: Record<Archetype, string> = { ...byTask, 'code-edits': 'codingAgents' };

export const workloadInputs = {
  qualityLoss: {
    label: 'Quality lost for each month of lag',
    unit: 'log-odds a month',
    column: 20,
    from: { prior: 'P25', variant: (a) => byTask[a] },
  },
  migration: {
    label: 'Moving to another model family',
    unit: 'USD',
    column: 21,
    from: { prior: 'P44' },
  },
  routedShare: {
    label: 'Share a router can send to the cheap model',
    unit: 'share of calls',
    column: 22,
    from: { prior: 'P45', variant: (a) => routed[a] },
  },
  misrouted: {
    label: 'Mis-routed calls and router overhead',
    unit: 'share of calls',
    column: 23,
    from: { prior: 'P46' },
  },
  hostShortfall: {
    label: 'Success lost at a verified host',
    unit: 'percentage points',
    column: 24,
    from: { prior: 'P27', variant: () => 'verified' },
  },
  people: {
    label: 'Engineers to run self-hosting',
    unit: 'people up to 8 GPUs',
    column: 26,
    from: { prior: 'P17' },
  },
  setupWeeks: {
    label: 'Setting up self-hosting',
    unit: 'engineer-weeks',
    column: 27,
    from: { prior: 'P17', variant: () => 'setUpEngineerWeeks' },
  },
  tuningGain: {
    label: 'Gain of fine-tuning over the prompted base',
    unit: 'percentage points',
    column: 28,
    from: { prior: 'P47' },
  },
  tuningCycle: {
    label: 'One cycle of fine-tuning',
    unit: 'USD',
    column: 29,
    from: { prior: 'P47', variant: () => 'costPerCycleUsd' },
  },
  falseAlarms: {
    label: 'Good answers a cascade escalates all the same',
    unit: 'share of calls',
    column: 30,
    from: {
      p10: 0.02,
      p50: 0.07,
      p90: 0.2,
      shape: 'share',
      grade: 'D',
      why: 'Judgement about checkers; no published rate across tasks',
    },
  },
} as const satisfies Record<string, WorkloadInput>;

export type WorkloadInputKey = keyof typeof workloadInputs;

/** Columns of the workload block that hold a bare normal score or uniform. */
export const workloadScores = {
  efficiency: 25,
  tested: 31,
  testedOpen: 32,
  tuningLuck: 33,
} as const;
