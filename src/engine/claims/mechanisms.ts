/** A place in the code that does something; a test checks that the file holds the symbol. */
export interface Mechanism {
  /** What it does, as a noun phrase. */
  name: string;
  /** Path under `src`. */
  file: string;
  symbol: string;
}

const at = (name: string, file: string, symbol: string): Mechanism => ({ name, file, symbol });

/** What the model does, by short names. */
export const mechanisms = {
  perWorkload: at(
    'options compared workload by workload',
    'engine/options/assemble.ts',
    'assemble',
  ),
  capability: at(
    'success that falls with months behind, by kind of work',
    'engine/simulate/leg.ts',
    'fillFailures',
  ),
  kindOfWork: at('loss a month by kind of work', 'engine/inputs/workload-inputs.ts', 'qualityLoss'),
  lag: at('lag of open weights, month by month', 'engine/world/world-block.ts', 'worldBlock'),
  hiddenLag: at(
    'further lag on work no public test has seen',
    'engine/inputs/world-inputs.ts',
    'lagPrivate',
  ),
  outlooks: at('three outlooks with weights', 'engine/futures.ts', 'outlookWeights'),
  closedPrices: at('price paths of closed tiers', 'engine/inputs/world-inputs.ts', 'closedTier'),
  openPrices: at('price paths of hosted open weights', 'engine/inputs/world-inputs.ts', 'openTier'),
  region: at('premium of hosts in a named region', 'engine/inputs/world-inputs.ts', 'hostPremium'),
  rent: at('GPU rents that may rise or fall', 'engine/inputs/world-inputs.ts', 'rentDrift'),
  gating: at('access to the closed frontier cut off', 'engine/world/world-events.ts', 'gating'),
  restriction: at(
    'restrictions on open weights, by jurisdiction and origin',
    'engine/world/world-events.ts',
    'openRestriction',
  ),
  origin: at('restriction by origin', 'engine/world/world-events.ts', 'originRestriction'),
  decay: at('restrictions that end again', 'engine/simulate/events.ts', 'applyEvents'),
  retirement: at('versions that are retired', 'engine/inputs/world-inputs.ts', 'closedLife'),
  hosts: at('hosts that fail or drop a model', 'engine/world/world-events.ts', 'hostDrop'),
  hostQuality: at('success lost at a host', 'engine/inputs/workload-inputs.ts', 'hostShortfall'),
  migration: at('cost of moving to another model', 'engine/inputs/workload-inputs.ts', 'migration'),
  router: at(
    'routers that send easy calls to the cheap model',
    'engine/simulate/router.ts',
    'mixPreRouter',
  ),
  tuning: at('gain and cost of fine-tuning', 'engine/simulate/self-hosted.ts', 'Tuning'),
  team: at('people in steps by fleet size', 'engine/money/people.ts', 'peopleNeeded'),
  sizing: at('memory and throughput of a replica', 'engine/serving/replica.ts', 'sizeReplica'),
  breakEven: at(
    'break-even of a fleet against a price',
    'engine/money/break-even.ts',
    'breakEvenRequests',
  ),
  bill: at('bills to the cent from list prices', 'engine/money/api-bill.ts', 'apiBill'),
  rules: at(
    'hard rules on place, origin, licence and context',
    'engine/options/rules.ts',
    'rulesOf',
  ),
  failures: at('failures priced in money', 'engine/simulate/settle.ts', 'settle'),
  growth: at(
    'growth of volume and tokens that fades',
    'engine/simulate/workload-block.ts',
    'fading',
  ),
  taskMoves: at(
    'share of the frontier’s movement that the task makes',
    'profile/workload-conditions.ts',
    'taskMoves',
  ),
  spendPerUser: at(
    'spend for each user, to check an entry',
    'engine/results/demand.ts',
    'demandOf',
  ),
  horizon: at('a horizon of 36 months', 'engine/world/period.ts', 'months'),
  ladder: at(
    'models that keep up, hold a version or hold a capability',
    'engine/options/option-kinds.ts',
    'optionKinds',
  ),
  models: at(
    'models of the catalogue by constraint and cost',
    'catalog/candidates.ts',
    'capabilityOf',
  ),
  people: at('a cap on people', 'profile/organisation.ts', 'platformPeople'),
  ownTest: at(
    'own test counts that replace the formula',
    'engine/simulate/own-test.ts',
    'testedLogit',
  ),
  test: at(
    'items of an own test that would settle a gap',
    'engine/results/quality-gap.ts',
    'qualityGap',
  ),
} as const satisfies Record<string, Mechanism>;

export type MechanismId = keyof typeof mechanisms;

/** Where each prior acts; one that is not here acts nowhere and is shown only. */
export const byPrior: Readonly<Record<string, readonly MechanismId[]>> = {
  P02: ['closedPrices'],
  P03: ['closedPrices'],
  P06: ['growth'],
  P07: ['openPrices'],
  P08: ['openPrices'],
  P09: ['openPrices'],
  P11: ['region'],
  P13: ['rent'],
  P17: ['team'],
  P19: ['breakEven'],
  P20: ['lag'],
  P21: ['hiddenLag'],
  P25: ['kindOfWork', 'capability'],
  P29: ['taskMoves'],
  P35: ['restriction'],
  P36: ['origin'],
  P38: ['gating'],
  P40: ['retirement'],
  P44: ['migration'],
  P45: ['router'],
  P47: ['tuning'],
  P49: ['spendPerUser'],
  P50: ['outlooks'],
  P51: ['growth'],
  P55: ['hosts'],
};

/** Where a rule, a default or an event without a prior of its own acts, by topic. */
export const byTopic: Readonly<Record<string, readonly MechanismId[]>> = {
  'market structure': ['perWorkload'],
  'workload fit': ['kindOfWork', 'capability'],
  benchmarks: ['hiddenLag'],
  'RL moat': ['hiddenLag'],
  'closed moat': ['hiddenLag'],
  'capability gap': ['lag'],
  robustness: ['capability'],
  'delivery mode': ['perWorkload'],
  sovereignty: ['rules'],
  regulation: ['restriction', 'decay'],
  'closed strategy': ['ladder'],
  'API restriction': ['gating'],
  'open stack': ['hosts'],
  'open strategy': ['rules'],
  'open diffusion': ['perWorkload'],
  'efficiency compression': ['lag'],
  'pricing pressure': ['closedPrices'],
  'commodity pricing': ['openPrices'],
  cost: ['bill', 'breakEven'],
  economics: ['failures'],
  premium: ['failures'],
  quality: ['failures'],
  'fine-tuning': ['tuning'],
  skills: ['people'],
  portability: ['migration'],
  hardware: ['sizing'],
  adoption: ['breakEven'],
  timing: ['horizon'],
  'state variables': ['lag', 'restriction'],
  'workload audit': ['ownTest', 'test'],
  actors: ['models'],
};
