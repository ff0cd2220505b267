import type { Catalogue, GapSeries } from '#catalog/types.ts';
import { breakEvens } from './break-evens.ts';
import type { HeadlineRow } from './headline.ts';
import { publishedSums } from './published.ts';
import { tenMillionCalls } from './ten-million-calls.ts';

/** The headline figures of the founding documents and of published studies, computed from a catalogue. */
export function headlineRows(catalogue: Catalogue): HeadlineRow[] {
  return [
    ...tenMillionCalls(catalogue),
    ...breakEvens(catalogue),
    gapInPoints(catalogue),
    copyingTheFrontier(catalogue),
    priceCuts(catalogue),
    crunch(catalogue),
    ...publishedSums(),
  ];
}

/** Distance in index points between the best of both kinds up to a date. */
function pointsOn(catalogue: Catalogue, date: string): number | null {
  const best = (kind: GapSeries['kind']): number | null => {
    const values = [...catalogue.gap.values()]
      .filter((series) => series.kind === kind && series.unit === 'indexPoints')
      .flatMap((series) => series.points)
      .flatMap((p) => (p.date <= date && p.value !== null ? [p.value] : []));
    return values.length > 0 ? Math.max(...values) : null;
  };
  const [closed, open] = [best('closed'), best('open')];
  return closed === null || open === null ? null : closed - open;
}

function gapInPoints(catalogue: Catalogue): HeadlineRow {
  const lag = catalogue.priors.get('P20');
  return {
    id: 'gap-in-points',
    status: 'not-reproduced',
    topic: 'The gap from 18 to 3.1 points: no source was found; the capability index has another',
    figures: [
      {
        name: 'March 2023',
        unit: 'points',
        stated: 18,
        computed: pointsOn(catalogue, '2023-03-31'),
      },
      { name: 'Newest', unit: 'points', stated: 3.1, computed: pointsOn(catalogue, '9999') },
      { name: 'Lag on public tests', unit: 'months', stated: null, computed: lag?.p50 ?? null },
      { name: 'Lag, P10', unit: 'months', stated: null, computed: lag?.p10 ?? null },
      { name: 'Lag, P90', unit: 'months', stated: null, computed: lag?.p90 ?? null },
    ],
    basis:
      'Records of a capability index; points of different tests do not compare, months do (P20)',
    claims: ['C078', 'C079', 'C095'],
  };
}

function copyingTheFrontier(catalogue: Catalogue): HeadlineRow {
  const lag = catalogue.priors.get('P20');
  return {
    id: 'copying-the-frontier',
    status: 'not-reproduced',
    topic: '80 to 90 % of a capability in 9 to 12 months, for $8m to $15m against $500m',
    figures: [
      { name: 'Months, low end', unit: 'months', stated: 9, computed: lag?.p10 ?? null },
      { name: 'Months, high end', unit: 'months', stated: 12, computed: lag?.p90 ?? null },
      { name: 'Cost of the copy', unit: 'usd', stated: 11_500_000, computed: null },
      { name: 'Cost of the original', unit: 'usd', stated: 500_000_000, computed: null },
    ],
    basis:
      'The loop is a lag that reverts to its mean (P20); training costs have no source and are no input of a buyer',
    claims: ['C084', 'C085', 'C088'],
  };
}

function priceCuts(catalogue: Catalogue): HeadlineRow {
  const prior = catalogue.priors.get('P05');
  const base = prior?.variants['anyVendorBase']?.p50 ?? null;
  const after = prior?.variants['anyVendorAfterRelease']?.p50 ?? null;
  return {
    id: 'price-cuts',
    status: 'in-place',
    topic: 'Closed prices fall within 90 days of an open release',
    figures: [
      { name: 'Some vendor, any quarter', unit: 'share', stated: null, computed: base },
      { name: 'Some vendor, after a release', unit: 'share', stated: 1, computed: after },
      {
        name: 'Lift over the base rate',
        unit: 'ratio',
        stated: null,
        computed: base !== null && after !== null ? after / base : null,
      },
      { name: 'Your own model', unit: 'share', stated: null, computed: prior?.p50 ?? null },
    ],
    basis:
      'P05: a cut after a release is about as likely as in any quarter, so it is no reason to wait',
    claims: ['C139', 'C140', 'C141', 'C142'],
  };
}

function crunch(catalogue: Catalogue): HeadlineRow {
  const prior = catalogue.priors.get('P31');
  const delay = prior?.variants['delayMonths'];
  return {
    id: 'crunch',
    status: 'not-reproduced',
    topic: 'A funding crunch is felt after three to nine months',
    figures: [
      { name: 'Delay, low end', unit: 'months', stated: 3, computed: delay?.p10 ?? null },
      { name: 'Delay, high end', unit: 'months', stated: 9, computed: delay?.p90 ?? null },
      { name: 'Chance in a year', unit: 'share', stated: null, computed: prior?.p50 ?? null },
    ],
    basis:
      'No case has been observed: the delay is taken as stated and used in a stress card only (P31)',
    claims: ['C015', 'C031'],
  };
}
