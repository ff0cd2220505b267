import { monthsLater } from '#catalog/dates.ts';
import type { Catalogue, Offer } from '#catalog/types.ts';
import type { Flip, InputRow, Option } from '../analysis.ts';
import type { QualityGap, Question, Tripwire } from '../explanation.ts';
import { months } from '../world/period.ts';
import { findingOf } from './input-groups.ts';

/** Months after the edition at which a figure is looked at again, by how it is found out. */
const rhythm: Record<Question['means'], number> = {
  'own-records': 3,
  'ask-around': 4,
  'own-test': 3,
  pilot: 4,
  quote: 2,
  wait: 4,
};

/** At most so many inputs, so that the list can be kept watch on. */
const mostInputs = 5;

/**
 * What should reopen one decision: dated events of the offers it uses first, then thresholds by their day.
 * `yearUsd` is the cost after a year that one future in ten exceeds.
 */
export function tripwiresOf(
  pick: Option,
  yearUsd: number,
  flips: readonly Flip[],
  gap: QualityGap | undefined,
  inputs: ReadonlyMap<string, InputRow>,
  catalogue: Catalogue,
): Tripwire[] {
  const { edition } = catalogue;
  const after = (count: number): string => monthsLater(edition, count) ?? edition;
  const wires = [...offerEvents(pick, catalogue), ...overspend(pick, yearUsd, after(12))];
  if (gap && gap.paysUpTo !== null && gap.items !== null)
    wires.push({
      kind: 'quality-gap',
      key: gap.against,
      threshold: gap.paysUpTo,
      unit: 'failures in 1,000 more than the leader',
      direction: 'below',
      to: gap.against,
      chance: gap.chanceCheaper,
      on: after(rhythm['own-test']),
      source: { kind: 'own-test', name: String(gap.items) },
    });
  for (const flip of flips.slice(0, mostInputs)) {
    const row = inputs.get(flip.key);
    // A slope of the model is nothing that anyone can read off.
    if (!row || row.unit.startsWith('log-odds') || flip.to === pick.id) continue;
    const { means } = findingOf(flip.key);
    wires.push({
      kind: 'input',
      key: flip.key,
      threshold: flip.at,
      unit: row.unit,
      direction: flip.side,
      to: flip.to,
      chance: flip.chance,
      on: after(rhythm[means]),
      source:
        row.owner === 'world'
          ? { kind: 'prior', name: row.source }
          : { kind: means === 'own-test' ? 'own-test' : 'own-figures', name: row.label },
    });
  }
  return wires.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Retirements and announced prices of the offers in use within the period. */
function offerEvents(option: Option, catalogue: Catalogue): Tripwire[] {
  const end = monthsLater(catalogue.edition, months) ?? '9999';
  return [option.offer, option.escalation].flatMap((key) => {
    const offer = key === undefined ? undefined : catalogue.offers.get(key);
    if (!offer) return [];
    return [retirement(offer), priceChange(offer)].filter(
      (wire): wire is Tripwire => wire !== null && wire.on >= catalogue.edition && wire.on <= end,
    );
  });
}

const listed = ({ provider }: Offer): Tripwire['source'] => ({
  kind: 'price-list',
  name: provider,
});

function retirement(offer: Offer): Tripwire | null {
  if (offer.retiresOn === null) return null;
  return {
    kind: 'retirement',
    key: offer.key,
    threshold: null,
    unit: '',
    direction: null,
    to: null,
    chance: null,
    on: offer.retiresOn,
    source: listed(offer),
  };
}

function priceChange(offer: Offer): Tripwire | null {
  const change = offer.priceChange;
  if (!change) return null;
  return {
    kind: 'price-change',
    key: offer.key,
    threshold: change.inputUsdPerMtok,
    unit: 'USD a million tokens in',
    direction: change.inputUsdPerMtok > offer.inputUsdPerMtok ? 'above' : 'below',
    to: null,
    chance: null,
    on: change.on,
    source: listed(offer),
  };
}

/** The cost after a year that only one future in ten exceeds. */
function overspend(option: Option, limitUsd: number, on: string): Tripwire[] {
  if (!(limitUsd > 0)) return [];
  return [
    {
      kind: 'overspend',
      key: option.id,
      threshold: limitUsd,
      unit: 'USD from the start',
      direction: 'above',
      to: null,
      chance: 0.1,
      on,
      source: { kind: 'own-figures', name: 'Bills, people and failures' },
    },
  ];
}
