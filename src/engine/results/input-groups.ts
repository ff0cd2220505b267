import type { InputGroup, Question } from '../explanation.ts';

/** What an input is about and how one would find out more about it. */
export interface Finding {
  group: InputGroup;
  means: Question['means'];
  /** Correlation of the answer that can be had with the truth. Judgement, grade D. */
  quality: number;
  /** Working hours to find out, beside an evaluation or a pilot. Judgement, grade D. */
  hours: number;
}

const records = (group: InputGroup, quality = 0.95, hours = 4): Finding => ({
  group,
  means: 'own-records',
  quality,
  hours,
});
const asked = (group: InputGroup, quality: number, hours: number): Finding => ({
  group,
  means: 'ask-around',
  quality,
  hours,
});
const tested = (group: InputGroup, quality: number): Finding => ({
  group,
  means: 'own-test',
  quality,
  hours: 0,
});
const piloted = (group: InputGroup, quality: number, hours: number): Finding => ({
  group,
  means: 'pilot',
  quality,
  hours,
});
const quoted = (group: InputGroup, quality: number, hours = 6): Finding => ({
  group,
  means: 'quote',
  quality,
  hours,
});
/** The future: nobody can be asked, only waiting tells. */
const waited = (group: InputGroup): Finding => ({ group, means: 'wait', quality: 0, hours: 0 });

/** Every uncertain input by the id of its question. */
export const findings: Readonly<Record<string, Finding>> = {
  requests: records('demand'),
  tokensIn: records('demand'),
  tokensOut: records('demand'),
  repeated: records('demand', 0.9),
  growth: records('demand', 0.6, 8),
  tokenGrowth: records('demand', 0.5, 8),
  successToday: tested('quality', 0.95),
  ceiling: tested('quality', 0.5),
  taskMoves: asked('quality', 0.3, 8),
  qualityLoss: tested('quality', 0.6),
  lag: tested('quality', 0.6),
  lagPrivate: tested('quality', 0.8),
  releases: waited('quality'),
  closedTopLag: tested('quality', 0.8),
  closedSmallLag: tested('quality', 0.8),
  hostShortfall: tested('quality', 0.8),
  tuningGain: piloted('quality', 0.8, 160),
  routedShare: piloted('quality', 0.8, 80),
  misrouted: piloted('quality', 0.8, 80),
  falseAlarms: piloted('quality', 0.8, 80),
  failureCost: asked('failures', 0.7, 24),
  noticed: asked('failures', 0.8, 24),
  noticedCost: asked('failures', 0.8, 16),
  outage: asked('failures', 0.7, 8),
  closedHold: waited('prices'),
  closedTier: waited('prices'),
  openTier: waited('prices'),
  openHold: waited('prices'),
  openSame: waited('prices'),
  closedVolatility: waited('prices'),
  openVolatility: waited('prices'),
  hostPremium: quoted('prices', 0.95),
  rentDrift: waited('gpus'),
  rentVolatility: waited('gpus'),
  gpuRent: quoted('gpus', 0.95),
  gpuOverhead: quoted('gpus', 0.8),
  gpuPrice: quoted('gpus', 0.95),
  serverUplift: quoted('gpus', 0.9),
  hosting: quoted('gpus', 0.95),
  powerPrice: records('gpus'),
  efficiency: piloted('gpus', 0.9, 60),
  engineerCost: records('people'),
  people: asked('people', 0.4, 16),
  setupWeeks: asked('people', 0.5, 16),
  migration: piloted('moving', 0.7, 80),
  evaluationCost: asked('moving', 0.8, 8),
  tuningCycle: quoted('moving', 0.7),
  independence: asked('moving', 0.8, 8),
  gating: waited('events'),
  gatingWorkhorse: waited('events'),
  gatingWeeks: waited('events'),
  closedLife: waited('events'),
  openRestriction: waited('events'),
  originRestriction: waited('events'),
  restrictionScope: waited('events'),
  hostDrop: waited('events'),
  hostLife: waited('events'),
};

/** What is known about finding out an input; one that is new here can only be waited for. */
export const findingOf = (key: string): Finding =>
  findings[key.slice(key.indexOf('.') + 1)] ?? waited('events');
