import { readFileSync } from 'node:fs';
import { readClaims } from '#catalog/claims.ts';
import { currentClaims } from '#catalog/claims-edition.ts';
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import { example, templates } from '#profile/templates/index.ts';
import type { Template } from '#profile/templates/index.ts';
import type { Scenario, Session } from '#profile/session.ts';
import type { MemoInput } from '#report/memo.ts';

const font = (face: string): Uint8Array =>
  readFileSync(`src/app/export/fonts/weighbridge-sans-${face}.ttf`);

/** The two faces of the PDF. */
export const fonts = { regular: font('regular'), bold: font('semibold') };

const catalogue = shippedCatalogue();
const claims = readClaims(currentClaims, new Set(catalogue.priors.keys())).book;

/** A session with its open scenario, what is asked of the engine and its answer. */
export interface Case {
  session: Session;
  scenario: Scenario;
  request: AnalysisRequest;
  analysis: Analysis;
}

/** The finished example and every template. */
export const allTemplates: readonly Template[] = [example, ...templates];

/** A template reckoned with so many blocks of 1,024 futures. */
export function caseOf(template: Template, blocks = 1): Case {
  const ids = { session: 's', scenario: 'c', workload: (i: number) => `w${i}` };
  const session = template.make(ids, '2026-11-24T09:00:00.000Z', catalogue.edition);
  return { session, ...reckoned(session, blocks) };
}

/** The open scenario of a session reckoned. */
export function reckoned(session: Session, blocks = 1): Omit<Case, 'session'> {
  const scenario = session.scenarios.find((s) => s.id === session.activeScenario);
  if (!scenario) throw new Error(`${session.name} has no open scenario`);
  const { organisation, workloads, overrides } = scenario;
  const { edition, seed } = session;
  const request = { organisation, workloads, overrides, edition, seed, blocks };
  return { scenario, request, analysis: analyse(request) };
}

/** What a report of a case is written from. */
export const memoInput = (
  { session, scenario, analysis }: Case,
  over: Partial<MemoInput> = {},
): MemoInput => ({
  sessionName: session.name,
  scenario,
  analysis,
  catalogue,
  claims,
  date: '2026-11-24',
  app: '0.1.0',
  ...over,
});
