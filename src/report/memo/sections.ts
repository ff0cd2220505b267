import type { Analysis } from '#engine/analysis.ts';
import type { Catalogue, ClaimBook } from '#catalog/types.ts';
import type { StressResult } from '#engine/stress/result.ts';
import type { Scenario } from '#profile/session.ts';
import type { Block } from '../blocks.ts';
import { answerBlocks } from './answer-tables.ts';
import { assumptionBlocks } from './assumptions.ts';
import { calibrationBlocks } from './calibration.ts';
import { claimBlocks } from './claims-used.ts';
import { reopenBlocks, ruledOutBlocks } from './closing.ts';
import { ownFigureBlocks } from '../own-figures.ts';
import { attributionBlocks, methodBlocks } from './method.ts';
import { costBlocks, shareBlocks, whyBlocks } from './opening.ts';
import { allPriceBlocks, priceBlocks } from './price-table.ts';
import { detailBlocks } from './workload-detail.ts';
import { sourceBlocks } from './source-list.ts';
import { flipBlocks, outlookBlocks, worthBlocks } from './uncertainty.ts';
import { togetherBlocks } from './together.ts';
import { stressBlocks } from '../stress.ts';
import { workloadTable } from './workload-table.ts';

/** Who the report is for: a board of at most six pages, or architects who want everything. */
export type Edition = 'board' | 'architecture';

/** What the sections of a reckoned scenario are written from. */
export interface Reckoned {
  scenario: Scenario;
  analysis: Analysis;
  catalogue: Catalogue | null;
  /** What became of the claims of the founding documents; null where they were not read. */
  claims: ClaimBook | null;
  /** The stress cards, where they were run on this analysis. */
  stress: readonly StressResult[] | null;
}

/** A part of the report that can be left out. */
export interface Section {
  id: string;
  title: string;
  blocks: (r: Reckoned) => Iterable<Block>;
}

/** What a board reads of each sort; the rest is counted, summed or on the Recommendation page. */
const board = {
  workloads: 5,
  flips: 4,
  worth: 4,
  lights: 6,
  reasons: 8,
  inputs: 12,
  prices: 8,
  elsewhere: 'on the Recommendation page',
};

/** Everything; of what stands with each workload in full, the first dozen. */
const whole = {
  workloads: Infinity,
  flips: 12,
  worth: 12,
  lights: Infinity,
  reasons: Infinity,
  inputs: Infinity,
  prices: Infinity,
  elsewhere: 'with their workloads below',
};

const section = (id: string, title: string, blocks: Section['blocks']): Section => ({
  id,
  title,
  blocks,
});

function common(most: typeof board): Section[] {
  return [
    section('cost', 'What it costs', (r) => costBlocks(r.analysis)),
    section('workloads', 'By workload', (r) =>
      workloadTable(r.scenario, r.analysis, most.workloads),
    ),
    section('together', 'All workloads together', (r) =>
      togetherBlocks(r.analysis, most.workloads === Infinity),
    ),
    section('why', 'Why', (r) => whyBlocks(r.analysis)),
    section('flips', 'What would change our mind', (r) => [
      ...flipBlocks(r.scenario, r.analysis, most.flips, most.elsewhere),
      ...shareBlocks(r.analysis),
    ]),
    section('worth', 'Worth finding out', (r) =>
      worthBlocks(r.analysis, most.worth, most.elsewhere),
    ),
    section('outlooks', 'Outlooks, regret and caution', (r) =>
      outlookBlocks(r.analysis, most.lights),
    ),
    section('reopen', 'Reopen this decision when', (r) =>
      reopenBlocks(r.scenario, r.analysis, r.catalogue),
    ),
    section('ruled-out', 'Ruled out, and why', (r) => ruledOutBlocks(r.analysis, most.reasons)),
    section('assumptions', 'Assumptions and who said so', (r) =>
      assumptionBlocks(r.analysis, most.inputs),
    ),
  ];
}

const own = section('own-figures', 'Figures of your own', (r) =>
  ownFigureBlocks(r.scenario.overrides, r.catalogue),
);
const method = section('method', 'Method and what stays unknown', (r) =>
  methodBlocks(r.scenario, r.analysis),
);
const data = section('data', 'Data used', attributionBlocks);

/** The sections of each edition after the recommendation, in their order. */
export const sectionsOf: Readonly<Record<Edition, readonly Section[]>> = {
  board: [
    ...common(board),
    section('prices', 'Prices', (r) => priceBlocks(r.analysis, r.catalogue, board.prices)),
    own,
    method,
    data,
  ],
  architecture: [
    ...common(whole),
    section('stress', 'If something rare happens', (r) => stressBlocks(r.analysis, r.stress)),
    section('detail', 'Every way, workload by workload', (r) => detailBlocks(r.analysis)),
    section('answers', 'Every answer', (r) => answerBlocks(r.scenario, r.catalogue)),
    section('prices', 'Prices', (r) => allPriceBlocks(r.analysis, r.catalogue)),
    own,
    method,
    section('calibration', 'Calibration', () => calibrationBlocks()),
    section('claims', 'Claims and what the model does with them', (r) => claimBlocks(r.claims)),
    section('sources', 'Sources', (r) => sourceBlocks(r.analysis, r.catalogue)),
    data,
  ],
};
