import { drifts, type Drift, type Step } from './estimators.ts';
import { catalogue, monthOf } from './facts.ts';
import { modelPath } from './ladders.ts';
import { olderModels } from './older-models.ts';

/** Last day of the capability index; models after it have no value. */
export const indexEnd = '2026-04-11';

interface Indexed {
  readonly key: string;
  readonly value: number;
  readonly path: readonly Step[];
}

/** Closed models with an index value and a maker's price. */
export function indexedModels(): Indexed[] {
  const old = olderModels.flatMap(([key, , , , , value]) =>
    value === null ? [] : [{ key, value }],
  );
  const listed = [...catalogue.closedModels.values()].flatMap((model) =>
    model.index !== null && model.releasedOn !== null && model.leadingLab
      ? [{ key: model.key, value: model.index }]
      : [],
  );
  const known = new Set<string>(old.map((model) => model.key));
  return [...old, ...listed.filter((model) => !known.has(model.key))].map((model) => ({
    ...model,
    path: modelPath(model.key),
  }));
}

/** Cheapest closed price at or above an index value, from its first day. */
export function cheapestPath(level: number, models: readonly Indexed[]): Step[] {
  const able = models.filter((model) => model.value >= level);
  const months = able
    .flatMap((model) => model.path.map((step) => step.month))
    .sort((a, b) => a - b);
  const path: Step[] = [];
  for (const month of months) {
    const now = able.flatMap((model) => model.path.findLast((step) => step.month <= month) ?? []);
    const value = Math.min(...now.map((step) => step.value));
    if (value !== path.at(-1)?.value) path.push({ month, value });
  }
  return path;
}

/**
 * Yearly falls of the cheapest closed price at the level of each indexed model, from the day of that
 * model: whoever holds a capability starts at the cheapest price for it. Levels share their successors,
 * so all of them weigh no more looks than there are days on which a price fell.
 */
export function falls(): { found: Drift[]; cuts: number } {
  const models = indexedModels();
  const end = monthOf(indexEnd);
  const cuts = new Set<string>();
  const found = models.flatMap((model) => {
    const start = model.path[0]?.month ?? end;
    const whole = cheapestPath(model.value, models);
    const before = whole.findLast((step) => step.month <= start);
    const path = [
      ...(before ? [{ month: start, value: before.value }] : []),
      ...whole.filter((step) => step.month > start),
    ];
    for (const step of path.slice(1)) cuts.add(`${step.month}`);
    return drifts(model.key, path, end).map((d) => ({ ...d, perYear: -d.perYear }));
  });
  const total = found.reduce((sum, drift) => sum + drift.weight, 0);
  const factor = Math.min(1, cuts.size / total);
  return { found: found.map((d) => ({ ...d, weight: d.weight * factor })), cuts: cuts.size };
}
