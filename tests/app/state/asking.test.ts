import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '#engine/analysis.ts';
import { example } from '#profile/templates/index.ts';
import { AnalysisState } from '#app/state/analysis.svelte.ts';
import { organisation } from '#app/state/edit.ts';
import { askAtOnce } from '#app/state/asking.ts';
import { OpenSession } from '#app/state/open-session.svelte.ts';
import { Route } from '#app/state/route.svelte.ts';
import type { Address } from '#app/state/address.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };

/** An open session on a page, its edits asked at once, and what was asked of the runner. */
function editing(address: Address) {
  const asked: AnalysisRequest[] = [];
  const analysis = new AnalysisState({
    run: (request) => {
      asked.push(request);
      return new Promise(() => undefined);
    },
  });
  const route = new Route();
  route.address = address;
  const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-10');
  const open: OpenSession = new OpenSession(session, () => askAtOnce({ open, route, analysis }));
  return { open, asked };
}

const questions: Address = { page: 'questions', session: 's', scenario: 'c', rest: [] };
const compare: Address = { page: 'compare', session: null, rest: [] };

describe('askAtOnce', () => {
  it('asks an edit before the call that makes it returns', () => {
    const { open, asked } = editing(questions);
    open.setAnswer(organisation, 'jurisdiction', 'other');
    expect(asked.map(({ organisation: answers }) => answers.jurisdiction?.value)).toEqual([
      'other',
    ]);
  });

  it('does not ask again for what changes no question', () => {
    const { open, asked } = editing(questions);
    open.setAnswer(organisation, 'jurisdiction', 'other');
    open.setScenarioNote('for the board');
    open.setLabel('c', { text: 'Stay', engine: '0', hash: '0', at: '2026-11-24T00:00:00Z' });
    expect(asked).toHaveLength(1);
  });

  it('leaves the page of comparisons to reckon its own', () => {
    const { open, asked } = editing(compare);
    open.setAnswer(organisation, 'jurisdiction', 'other');
    expect(asked).toEqual([]);
  });
});
