import { assumed, given, published, template } from './template.ts';
import type { Draft } from './template.ts';
import { sources as s } from './sources.ts';

export const documentSources = [
  s.ricoh,
  s.claimsDocuments,
  s.pdfTokens,
  s.blsCompensation,
  s.myriad,
];

/** Fields out of incoming documents, one request a document. */
export const documents: Draft = {
  name: 'Data out of incoming documents',
  answers: {
    archetype: given('extraction'),
    requests: published(
      { low: 70_000, high: 500_000 },
      [s.ricoh, s.claimsDocuments],
      'One request is one document. Low end: over 70,000 documents a month in one published service. High end: 500,000 a month, put at a mid-size insurer with 50,000 claims.',
    ),
    tokensIn: published(
      { low: 2_000, high: 10_000 },
      s.pdfTokens,
      'Measured: a scanned page is 1,600 tokens, a PDF page of text 2,347. Low end: one scan + 400 of instructions. High end: four PDF pages (9,388) + 600. The number of pages is an assumption.',
    ),
    tokensOut: assumed(
      { low: 150, high: 600 },
      '30 to 120 fields of about 5 tokens each, as JSON; count your own.',
    ),
    today: given('closed-small'),
    todayModel: assumed(['openai/gpt-5.4-mini'], 'a small closed model; pick yours.'),
    dataPlace: given('anywhere'),
    failureCost: published(
      { low: 0.76, high: 11.4 },
      s.blsCompensation,
      'US private industry pays $45.65 an hour. 1 to 15 minutes to find and mend a wrong field later: $0.76 to $11.41. The minutes are an assumption.',
    ),
    noticedCost: published(
      { low: 0.15, high: 0.6 },
      [s.myriad, s.blsCompensation],
      'Typing a page in by hand: 78 hours a working day x 21 over $15,000 / $0.03 = 500,000 pages a month is 11.8 s. One to four pages at $45.65 an hour: $0.15 to $0.60.',
    ),
    successToday: published(
      { low: 0.9, high: 0.98 },
      s.myriad,
      'Classification of documents was right in 98 % with a language model, 94 % before. The low end allows for fields, which are harder: an assumption.',
    ),
    latency: given('relaxed'),
    tuning: given('yes'),
  },
};

/** Extraction at scale: small closed tiers against hosted open weights. */
export const documentExtraction = template({
  id: 'document-extraction',
  title: 'Document extraction at scale',
  sentence:
    'Hundreds of thousands of documents a month through a small closed model: would hosted open weights, or a tuned model, cost less without more errors?',
  note: 'Volumes, tokens to a page, accuracy and typing time follow published document services. Pages to a document, minutes to mend an error and today’s model are assumptions, marked as such: replace them first.',
  sources: documentSources,
  organisation: {
    jurisdiction: given('us'),
    sector: given('private'),
  },
  workloads: [documents],
});
