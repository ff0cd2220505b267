import { readFileSync } from 'node:fs';
import { readClaims } from '#catalog/claims.ts';
import { currentClaims } from '#catalog/claims-edition.ts';
import { analyse } from '#engine/analyse.ts';
import { shippedCatalogue } from '#engine/futures.ts';
import type { Analysis, AnalysisRequest } from '#engine/analysis.ts';
import { example, templates } from '#profile/templates/index.ts';
import type { Template } from '#profile/templates/index.ts';
import type { Scenario, Session } from '#profile/session.ts';
import { medianRun } from '#engine/median-run.ts';
import { usedSources } from '#report/memo/source-list.ts';
import type { MemoInput } from '#report/memo.ts';
import type { Workbook } from '#report/workbook/sheet.ts';
import { wantedOptions, workbookOf } from '#report/workbook/workbook.ts';

const font = (face: string): Uint8Array =>
  readFileSync(`src/app/export/fonts/weighbridge-sans-${face}.ttf`);

/** The two faces of the PDF. */
export const fonts = { regular: font('regular'), bold: font('semibold') };

export const catalogue = shippedCatalogue();
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

const answers = new Map<string, Analysis>();
/** What the engine answers, reckoned once for all tests that ask the same; each has a copy of its own. */
function answerTo(request: AnalysisRequest): Analysis {
  const asked = JSON.stringify(request);
  const answer = answers.get(asked) ?? analyse(request);
  answers.set(asked, answer);
  return structuredClone(answer);
}

/** The open scenario of a session reckoned. */
export function reckoned(session: Session, blocks = 1): Omit<Case, 'session'> {
  const scenario = session.scenarios.find((s) => s.id === session.activeScenario);
  if (!scenario) throw new Error(`${session.name} has no open scenario`);
  const { organisation, workloads, overrides } = scenario;
  const { edition, seed } = session;
  const request = { organisation, workloads, overrides, edition, seed, blocks };
  return { scenario, request, analysis: answerTo(request) };
}

/** The example's first workload under other names, one workload for each, reckoned. */
export function renamed(names: readonly string[]): Case {
  const { session } = caseOf(example);
  const [scenario] = session.scenarios;
  const workload = scenario?.workloads[0];
  if (!scenario || !workload) throw new Error('the example has no workload');
  const workloads = names.map((name, slot) => ({ ...workload, id: `w${slot}`, name, slot }));
  const name = names[0] ?? 'Nothing';
  const changed = { ...session, name, scenarios: [{ ...scenario, name, workloads }] };
  return { session: changed, ...reckoned(changed) };
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

/** The workbook of a case. */
export function workbookOfCase({ session, scenario, request, analysis }: Case): Workbook {
  return workbookOf({
    sessionName: session.name,
    scenarioName: scenario.name,
    analysis,
    median: medianRun(request, wantedOptions(analysis)),
    offerNames: Object.fromEntries([...catalogue.offers].map(([key, { name }]) => [key, name])),
    sources: usedSources(analysis, catalogue),
    date: '2026-11-24',
  });
}
