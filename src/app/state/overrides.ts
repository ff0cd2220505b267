import { limits, ownKey } from '#profile/session.ts';
import type { Override } from '#profile/session.ts';
import type { Edit } from './edit.ts';

/** Which figure of the catalogue is meant. */
export type Figure = Pick<Override, 'table' | 'key' | 'field'>;

const isOf = (override: Override, { table, key }: Pick<Figure, 'table' | 'key'>): boolean =>
  override.table === table && override.key === key;

const isSame = (override: Override, figure: Figure): boolean =>
  isOf(override, figure) && override.field === figure.field;

/** The user's figure in place of the catalogue's, if there is one. */
export const overrideOf = (overrides: readonly Override[], figure: Figure): Override | undefined =>
  overrides.find((override) => isSame(override, figure));

/** Puts a figure in place of the catalogue's, or of the one before; does nothing at the limit. */
export const withOverride =
  (override: Override): Edit =>
  (scenario) => {
    const at = scenario.overrides.findIndex((each) => isSame(each, override));
    if (at >= 0) return { ...scenario, overrides: scenario.overrides.with(at, override) };
    if (scenario.overrides.length >= limits.overrides) return scenario;
    return { ...scenario, overrides: [...scenario.overrides, override] };
  };

/** Takes a figure back to the catalogue's. */
export const withoutOverride = (figure: Figure): Edit => without((each) => isSame(each, figure));

/** Takes every figure of a record back, and a record of the user's own away. */
export const withoutOverridesOf = (record: Pick<Figure, 'table' | 'key'>): Edit =>
  without((each) => isOf(each, record));

/** Takes everything back to the catalogue as shipped. */
export const withoutOverrides: Edit = without(() => true);

function without(goes: (override: Override) => boolean): Edit {
  return (scenario) => {
    const overrides = scenario.overrides.filter((each) => !goes(each));
    return overrides.length === scenario.overrides.length ? scenario : { ...scenario, overrides };
  };
}

/** Adds a record of the user's own, begun as a copy of one of the catalogue. */
export const withOwnRecord =
  (record: Figure & { from: string; name: string; on: string }): Edit =>
  (scenario) => {
    const { table, key, from, name, on } = record;
    const copy = withOverride({ table, key, field: 'copyOf', value: from, on });
    const field = table === 'rents' ? 'terms' : table === 'throughput' ? 'measuredBy' : 'name';
    return withOverride({ table, key, field, value: name, on })(copy(scenario));
  };

export const isOwnRecord = (key: string): boolean => key.startsWith(ownKey);
