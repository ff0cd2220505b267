import type { Template } from './template.ts';
import { airGappedClinic } from './air-gapped-clinic.ts';
import { codingAgents } from './coding-agents.ts';
import { customerChat } from './customer-chat.ts';
import { documentExtraction } from './document-extraction.ts';
import { euBank } from './eu-bank.ts';
import { nightlyEnrichment } from './nightly-enrichment.ts';
import { publicSector } from './public-sector.ts';
import { startUp } from './start-up.ts';

export type { Ids, Source, Template } from './template.ts';
export { benchmark } from './benchmark.ts';
export { example } from './example.ts';

/** The situations offered to a new session, in the order shown. */
export const templates: readonly Template[] = [
  documentExtraction,
  customerChat,
  codingAgents,
  euBank,
  publicSector,
  airGappedClinic,
  nightlyEnrichment,
  startUp,
];
