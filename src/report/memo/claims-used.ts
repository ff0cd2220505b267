import type { Claim, ClaimBook, ClaimStatus } from '#catalog/types.ts';
import type { Block } from '../blocks.ts';
import { dayText } from '../dates.ts';
import { plural } from '../numbers.ts';

const statusNames: Record<ClaimStatus, string> = {
  confirmed: 'confirmed',
  partly: 'partly so',
  contradicted: 'contradicted',
  stale: 'true once',
  'arithmetic-error': 'wrong by its own figures',
  'forecast-open': 'open forecast',
  'forecast-failing': 'forecast, failing so far',
  unverifiable: 'no source found',
  opinion: 'opinion',
};

/** The claims of the founding documents that the model uses: what they say, what became of them and what they do here. */
export function claimBlocks(book: ClaimBook | null): Block[] {
  const heading: Block = {
    kind: 'heading',
    level: 2,
    text: 'Claims and what the model does with them',
  };
  if (!book)
    return [
      heading,
      { kind: 'paragraph', text: ['The claims could not be read; the Outlook page shows them.'] },
    ];
  const used = [...book.claims.values()].filter((claim) => claim.role !== 'none');
  const rest = book.claims.size - used.length;
  return [
    heading,
    {
      kind: 'paragraph',
      text: [
        `Of ${plural(book.claims.size, 'claim')} in ${plural(Object.keys(book.documents).length, 'article')} on open and closed models, checked to ${dayText(book.asOf)}, ${used.length} enter the model. ${plural(rest, 'further one does', 'further ones do')} not.`,
      ],
    },
    {
      kind: 'table',
      title: 'Claims in use',
      columns: [
        { title: 'Claim', align: 'left', width: 0.34 },
        { title: 'Status', align: 'left', width: 0.14 },
        { title: 'Finding', align: 'left', width: 0.27 },
        { title: 'Use in the model', align: 'left', width: 0.25 },
      ],
      rows: used.map((claim) => [
        {
          text: claim.claim,
          note: `${claim.id}, ${book.documents[claim.document] ?? claim.document}`,
        },
        { text: statusNames[claim.status] },
        { text: claim.finding ?? 'no source was read for it' },
        { text: use(claim) },
      ]),
      rowHeaders: true,
    },
  ];
}

const use = ({ role, effect, priors }: Claim): string =>
  [effect ?? role, priors.length > 0 ? `(${priors.join(', ')})` : ''].filter(Boolean).join(' ');
