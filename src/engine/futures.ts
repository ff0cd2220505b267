import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { providersOf } from '#catalog/providers.ts';
import { withOverrides } from '#catalog/overrides.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { AnalysisRequest } from './analysis.ts';
import { outlookOf, uniforms, type Draws, type InputTable } from './inputs/draw-input.ts';
import { organisationValues, type OrganisationValues } from './inputs/in-force.ts';
import { worldTable } from './inputs/input-table.ts';
import { outlookWeights } from './inputs/outlook-weights.ts';
import { outlookColumn } from './inputs/world-inputs.ts';
import { memory } from './remember.ts';
import { globalDimension } from './sampling/dimensions.ts';
import { discountFactors } from './simulate/discount.ts';
import { worldBlock, worldSource } from './world/world-block.ts';
import type { World } from './world/world.ts';

/** Everything that all workloads of a request share. */
export interface Futures {
  /** Equal keys mean equal futures. */
  key: string;
  /** Equal rules mean the same catalogue and the same answers of the organisation, whatever is drawn. */
  rules: string;
  catalogue: Catalogue;
  org: OrganisationValues;
  draws: Draws;
  outlook: Uint8Array;
  table: InputTable;
  blocks: readonly World[];
  discount: Float64Array;
  calibrated: boolean;
  problems: readonly string[];
}

let loaded: Catalogue | null = null;

/** The catalogue of the edition shipped with this build. */
export function shippedCatalogue(): Catalogue {
  return (loaded ??= readCatalogue(currentEdition).catalogue);
}

const catalogues = memory<ReturnType<typeof withOverrides>>(4);
const remembered = memory<Futures>(3);

/** The futures of a request; those of the last requests are kept, so that an edit of one workload does not redraw the world. */
export function futuresOf(request: AnalysisRequest): Futures {
  const { organisation, overrides, edition, seed, blocks } = request;
  const rules = JSON.stringify([organisation, overrides, edition]);
  const key = `${rules}|${seed}|${blocks}`;
  return remembered.recall(key) ?? remembered.keep(key, drawn(request, rules, { seed, blocks }));
}

/** One block in which every input of the world stands at its median. */
export const medianFutures = (request: AnalysisRequest): Futures =>
  drawn(request, 'median', { seed: request.seed, blocks: 1, median: true });

function drawn(request: AnalysisRequest, rules: string, draws: Draws): Futures {
  const overrides = JSON.stringify(request.overrides);
  const { catalogue, problems } =
    catalogues.recall(overrides) ??
    catalogues.keep(overrides, withOverrides(shippedCatalogue(), request.overrides));
  const notes = problems.map((p) => p.reason);
  if (request.edition !== catalogue.edition)
    notes.push(
      `This session was made with the catalogue of ${request.edition}; this build has the one of ${catalogue.edition}, and that one is used.`,
    );
  const org = organisationValues(request.organisation);
  const to = org.committedTo.value?.[0];
  if (to !== undefined && !providersOf(catalogue).has(to))
    notes.push(`The price list has no provider "${to}"; what is promised to it is left out.`);
  const u = uniforms(globalDimension(outlookColumn), draws);
  const outlook = outlookOf(u, outlookWeights(org, catalogue));
  const circumstances = {
    jurisdiction: org.jurisdiction.value ?? 'other',
    sector: org.sector.value ?? 'private',
  };
  const table = worldTable(catalogue, org, circumstances, outlook, draws);
  const source = worldSource(catalogue, table, draws);
  return {
    key: `${rules}|${draws.seed}|${draws.blocks}`,
    rules,
    catalogue,
    org,
    draws,
    outlook,
    table,
    blocks: Array.from({ length: draws.blocks }, (_, b) => worldBlock(source, b)),
    discount: discountFactors(org.discountRate.value ?? 0),
    calibrated: org.ranges.value === 'p5-p95',
    problems: notes,
  };
}
