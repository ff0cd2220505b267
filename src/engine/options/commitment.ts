/** A least spend promised to one provider over all workloads, and which options' bills count against it. */
import { providersOf } from '#catalog/providers.ts';
import type { Catalogue } from '#catalog/types.ts';
import type { OptionKind } from '../analysis.ts';
import type { OrganisationValues } from '../inputs/in-force.ts';
import { contractYears, type ContractYear } from '../money/contract-years.ts';
import { discountFactors } from '../simulate/discount.ts';
import type { Leg } from '../simulate/leg.ts';
import type { OfferCandidate } from './offers.ts';
import { legsOf, type SimOption } from './sim-option.ts';

/** What is promised to whom. */
export interface Commitment {
  providerKey: string;
  provider: string;
  usdPerYear: number;
  /** Months that it runs from today. */
  months: number;
  years: readonly ContractYear[];
}

/** The first or second leg of an option, if its bills go to the provider: while its version is held, and once that has ended and another follows. */
export interface CountedLeg {
  place: number;
  held: boolean;
  followed: boolean;
}

/** The commitment in force; null where none is stated or the price list does not know the provider. */
export function commitmentOf(org: OrganisationValues, catalogue: Catalogue): Commitment | null {
  const provider = providersOf(catalogue).get(org.committedTo.value?.[0] ?? '');
  const usdPerYear = org.committedUsd.value ?? 0;
  const months = org.committedMonths.value ?? 0;
  if (!provider || !(usdPerYear > 0 && months > 0)) return null;
  const discount = discountFactors(org.discountRate.value ?? 0);
  return {
    providerKey: provider.key,
    provider: provider.name,
    usdPerYear,
    months,
    years: contractYears(months, usdPerYear, discount),
  };
}

/** Marks the legs of every option that are billed by the provider. */
export function countBills(
  options: readonly SimOption[],
  best: ReadonlyMap<OptionKind, OfferCandidate>,
  commitment: Commitment,
  catalogue: Catalogue,
): void {
  const { providerKey, years } = commitment;
  const isBilled = (key: string | undefined) =>
    catalogue.offers.get(key ?? '')?.providerKey === providerKey;
  for (const o of options) {
    const { offer, escalation, kind } = o.option;
    const counted = (leg: Leg, place: number, key: string | undefined): CountedLeg[] => {
      const held = isBilled(key);
      const followed = leg.successor ? isBilled(best.get(kind)?.offer.key) : held;
      return held || followed ? [{ place, held, followed }] : [];
    };
    const legs = legsOf(o.engine).flatMap((leg, i, all) =>
      // The first leg of a router is its offer; the last one of an option with two is what it escalates to.
      counted(leg, i, i === all.length - 1 && escalation !== undefined ? escalation : offer),
    );
    if (legs.length > 0) o.counted = { legs, years };
  }
}
