import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '#engine/analysis.ts';
import { optionKinds } from '#engine/options/option-kinds.ts';
import { example, templates } from '#profile/templates/index.ts';
import { directionsText } from './directions.ts';
import { analysisOf, goldenText, round } from './golden.ts';
import { notFinite } from './requests.ts';

const folder = fileURLToPath(new URL('../../golden/analyses/', import.meta.url));
const update = process.env['UPDATE_GOLDEN'] === '1';
const howTo =
  'Wanted? Then write them anew: UPDATE_GOLDEN=1 npx vitest run tests/engine/core/golden.test.ts';

const cases = [...templates, example];
const kept = new Map<string, Analysis>();
const analysisFor = (id: string): Analysis => {
  const known = kept.get(id);
  if (known) return known;
  const template = cases.find((t) => t.id === id);
  if (!template) throw new Error(`no template ${id}`);
  const made = analysisOf(template);
  kept.set(id, made);
  return made;
};

test('three digits and a unit', () => {
  expect([0, 0.0123456, 12.34, 999.6, 1234, 45_678_900, 3.21e9, -1550].map(round)).toEqual([
    '0',
    '0.0123',
    '12.3',
    '1k',
    '1.23k',
    '45.7M',
    '3.21G',
    '-1.55k',
  ]);
});

describe.each(cases)('$id', (template) => {
  test('is as written down', () => {
    const text = goldenText(template, analysisFor(template.id));
    const file = `${folder}${template.id}.txt`;
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file), `${file} is missing. ${howTo}`).toBe(true);
    expect(text, howTo).toBe(readFileSync(file, 'utf8'));
  });
  test('names a leader for every workload, is finite and has no problem', () => {
    const analysis = analysisFor(template.id);
    const { workloads, problems } = analysis;
    expect(problems).toEqual([]);
    expect(notFinite(analysis)).toEqual([]);
    for (const w of workloads) expect(w.leader, w.name).not.toBeNull();
  });
});

test('the page of directions is as written down', () => {
  const text = directionsText(analysisFor);
  const file = `${folder}directions.md`;
  if (update) writeFileSync(file, text);
  expect(text, howTo).toBe(readFileSync(file, 'utf8'));
});

/** Kinds of the leaders of a template, in the order of its workloads. */
const leaders = (id: string) =>
  analysisFor(id).workloads.map((w) => w.options[w.leader!]!.option.kind);

describe('directions that trials of the model gave', () => {
  test('routine work goes to small closed tiers', () => {
    expect(leaders('document-extraction')).toEqual(['closed-small']);
    expect(leaders('nightly-enrichment')).toEqual(['closed-small']);
  });
  test('coding agents stay closed; hosted open weights cost twice as much with their failures', () => {
    expect(['closed-top', 'closed-small']).toContain(leaders('coding-agents')[0]);
    const [agents] = analysisFor('coding-agents').workloads;
    const mean = (kind: string) => agents!.options.find((o) => o.option.kind === kind)!.cost.mean;
    expect(mean('hosted-open')).toBeGreaterThan(2 * mean('closed-top'));
    expect(mean('router-open')).toBeLessThan(mean('hosted-open'));
  });
  test('open-ended work in small volume stays closed', () => {
    expect(leaders('start-up')).toEqual(['closed-top']);
  });
  test('without a network only owned hardware is left', () => {
    expect(leaders('air-gapped-clinic')).toEqual(['self-owned', 'self-owned']);
    for (const w of analysisFor('air-gapped-clinic').workloads)
      for (const o of w.options) expect(optionKinds[o.option.kind].selfHosted).toBe(true);
  });
  test('an origin that is barred does not come back', () => {
    for (const w of analysisFor('public-sector').workloads) {
      const eligible = w.options.flatMap(({ option }) => (option.eligible ? [option.id] : []));
      expect(eligible.length, w.name).toBeGreaterThan(0);
      expect(eligible.filter((id) => /qwen|deepseek|kimi|glm|minimax/i.test(id))).toEqual([]);
    }
  });
});
