import type { Reader } from '../fields.ts';
import { daysBetween } from '../dates.ts';
import type { ClosedModel, Tier } from '../types/model.ts';
import type { Context, Table } from './table.ts';
import { dateOrNull, fileOf, readTable, sourcedOf, withReasons } from './table.ts';

/**
 * The tier of a name from its rung in the vendor's own price ladder of that generation: of four
 * rungs the upper two are top, of three one each is top, mid and small, of two one is top and one
 * small. Ladders follow list prices and the vendors' own line-up pages.
 */
export function tierOf(rung: number, rungs: number): Tier {
  if (rung === 1 || (rungs >= 4 && rung === 2)) return 'top';
  return rung === rungs ? 'small' : 'mid';
}

function tierIn(reader: Reader): Tier | null {
  const stated = reader.choiceOrNull<Tier>('tier', ['top', 'mid', 'small']);
  const { rung, rungs, weights } = reader.row;
  const ladder =
    typeof rung === 'number' && typeof rungs === 'number' && weights !== 'open-unconfirmed';
  return stated ?? (ladder ? tierOf(rung, rungs) : null);
}

/** Closed models before their capability is worked out; `current` while nothing newer is listed. */
export function readClosedModels(value: unknown, context: Context): Table<ClosedModel> {
  const { file } = fileOf(value);
  const build = (reader: Reader): ClosedModel => {
    const supersededBy = reader.textOrNull('supersededBy');
    const retiresOn = dateOrNull(reader, 'retiresOn', context, true);
    const model: ClosedModel = {
      key: reader.text('key'),
      name: reader.text('name'),
      lab: reader.text('lab'),
      labCountry: reader.text('labCountry'),
      weights: reader.choice('weights', ['closed', 'open-unconfirmed'], 'closed'),
      family: reader.text('family'),
      generation: reader.text('generation'),
      rung: reader.numberOrNull('rung', 1, 9),
      rungs: reader.numberOrNull('rungs', 1, 9),
      tier: tierIn(reader),
      leadingLab: reader.flag('leadingLab'),
      releasedOn: dateOrNull(reader, 'releasedOn', context),
      releasedKind: reader.textOrNull('releasedKind'),
      releasedAfter: dateOrNull(reader, 'releasedAfter', context),
      index: reader.numberOrNull('index', 50, 400),
      retiresOn,
      retiresKind: reader.choiceOrNull('retiresKind', ['announced', 'planned', 'not sooner than']),
      supersededBy,
      current: supersededBy === null,
      capability: null,
      ...sourcedOf(reader, context),
    };
    const gap =
      model.releasedAfter === null || model.releasedOn === null
        ? 0
        : (daysBetween(model.releasedAfter, model.releasedOn) ?? 0);
    if (gap < 0) reader.problems.push('releasedAfter is later than releasedOn');
    return withReasons(model, reader, {}, ['releasedOn', 'tier']);
  };
  return readTable('closedModels', file['closedModels'], (reader) => reader.text('key'), build);
}
