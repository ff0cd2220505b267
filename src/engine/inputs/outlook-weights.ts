import type { Catalogue } from '#catalog/types.ts';
import type { OrganisationValues } from './in-force.ts';

/** Percent for open majority, tiered coexistence and closed consolidation. */
export type OutlookWeights = readonly [open: number, tiered: number, closed: number];

/** The weights to choose from, as prior P50 states them; throws where it lost them, because the edition is ours. */
export function outlookPresets(
  catalogue: Pick<Catalogue, 'priors'>,
): Record<'evidence' | 'article', OutlookWeights> {
  const constants = catalogue.priors.get('P50')?.constants;
  const row = (name: string): OutlookWeights => {
    const weights = constants?.[name];
    if (typeof weights !== 'object' || weights.length !== 3)
      throw new Error(`prior P50 has no three weights under ${name}`);
    return [weights[0]!, weights[1]!, weights[2]!];
  };
  return { evidence: row('default'), article: row('article') };
}

/** Weights of the three outlooks under the answers in force. */
export function outlookWeights(
  org: OrganisationValues,
  catalogue: Pick<Catalogue, 'priors'>,
): OutlookWeights {
  const choice = org.outlook.value ?? 'evidence';
  const presets = outlookPresets(catalogue);
  if (choice !== 'own') return presets[choice];
  const own = org.outlookWeights.value;
  return own ? [own.open, own.tiered, own.closed] : presets.evidence;
}
