import { beforeAll, describe, expect, it } from 'vitest';
import { example } from '#profile/templates/index.ts';
import { currentEdition } from '#catalog/edition.ts';
import { readCatalogue } from '#catalog/catalogue.ts';
import { analyse } from '#engine/analyse.ts';
import { costParts } from '#engine/analysis.ts';
import type { Analysis } from '#engine/analysis.ts';
import { claimOf } from '#report/claim.ts';
import { flipRows, flipTable } from '#report/explained/flips.ts';
import { gapTable } from '#report/explained/gaps.ts';
import { inquiryTable, stopText } from '#report/explained/inquiry.ts';
import { leaderLines } from '#report/explained/leaders.ts';
import { outlookNote, outlookTable } from '#report/explained/outlooks.ts';
import { planLines, worthwhilePlan } from '#report/explained/plan.ts';
import { relaxationLines } from '#report/explained/relaxations.ts';
import type { TableBlock } from '#report/explained/table.ts';
import { fleetText } from '#report/fleet.ts';
import { originAt } from '#report/origin-at.ts';
import {
  costOrigin,
  kindShareOrigin,
  regretOrigin,
  shareOrigin,
  successOrigin,
} from '#report/origin.ts';
import { textOf } from '#report/sentence.ts';
import { tripwires } from '#report/tripwires.ts';
import { partOrigins } from '#report/origin-parts.ts';

const ids = { session: 's', scenario: 'c', workload: (i: number) => `w-${i}` };
const session = example.make(ids, '2026-11-24T00:00:00Z', '2026-11-22');
const scenario = session.scenarios[0]!;
const nonsense = /NaN|undefined|null|Infinity|\[object/;
let result: Analysis;

beforeAll(() => {
  const { organisation, workloads, overrides } = scenario;
  const { edition, seed } = session;
  result = analyse({ organisation, workloads, overrides, edition, seed, blocks: 2 });
});

const cellsOf = (table: TableBlock) =>
  table.rows.flatMap((row) => row.map((c) => `${c.text} ${c.note ?? ''}`)).join(' | ');

describe('the explanation of a workload in words', () => {
  it('has as many cells as columns, widths that fill the table and no nonsense', () => {
    for (const w of result.workloads) {
      const tables = [flipTable(result, w), gapTable(w), outlookTable(w), inquiryTable(result, w)];
      for (const table of tables) {
        if (table === null) continue;
        expect(table.columns.reduce((sum, c) => sum + c.width, 0)).toBeCloseTo(1, 9);
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
        expect(`${cellsOf(table)} ${table.note ?? ''}`).not.toMatch(nonsense);
      }
      const lines = [
        ...leaderLines(w),
        ...relaxationLines(w),
        ...planLines(w),
        stopText(result, w),
      ];
      expect(lines.map(textOf).join(' ')).not.toMatch(nonsense);
    }
  });

  it('names every value at which the best option changes', () => {
    const flips = result.workloads.flatMap((w) => flipRows(result, w));
    expect(flips.length).toBeGreaterThan(0);
    for (const { points } of flips) {
      expect(points.map((p) => p.at)).toEqual(points.map((p) => p.at).toSorted((a, b) => a - b));
    }
    const w = result.workloads.find((each) => flipRows(result, each).length > 0)!;
    const [first] = flipRows(result, w);
    const cell = flipTable(result, w)!.rows[0]![2]!.text;
    expect(cell.split('; from ')).toHaveLength(first!.points.length + 1);
  });

  it('advises a plan only where it saves more than its error', () => {
    const w = result.workloads.find((each) => each.plan !== null)!;
    const plan = { ...w.plan!, start: w.options[0]!.option.id, later: w.options[1]!.option.id };
    const sure = { ...w, plan: { ...plan, savingUsd: 9e5, savingError: 1e5 } };
    const unsure = { ...w, plan: { ...plan, savingUsd: 1.9e5, savingError: 1e5 } };
    expect(textOf(planLines(sure)[0] ?? [])).toContain('look again after 12 and 24 months');
    expect(textOf(planLines(sure)[1] ?? [])).toContain('$900k (±$200k)');
    expect(worthwhilePlan(unsure)).toBeNull();
    expect(planLines(unsure).map(textOf)).toEqual([
      'Planning to change later saves nothing measurable here.',
    ]);
    expect(planLines({ ...w, plan: null })).toEqual([]);
  });

  it('says nothing where nothing is left', () => {
    const none = { ...result.workloads[0]!, explanation: null };
    expect(flipTable(result, none)).toBeNull();
    expect(gapTable(none)).toBeNull();
    expect(outlookTable(none)).toBeNull();
    expect(inquiryTable(result, none)).toBeNull();
    expect([...leaderLines(none), ...relaxationLines(none)]).toEqual([]);
  });
});

describe('where a figure comes from', () => {
  it('opens every part of a cost that counts, and the parts are the whole', () => {
    for (const w of result.workloads) {
      for (const option of w.options) {
        const origin = costOrigin(result, w, option);
        const whole = costParts.reduce((sum, part) => sum + option.parts[part], 0);
        expect(Math.abs(whole - option.cost.mean)).toBeLessThan(1e-6 * Math.abs(whole) + 1);
        expect(origin.parts.length).toBeGreaterThan(0);
        for (const part of origin.parts) {
          expect(part.how).not.toBe('');
          for (const input of part.inputs) {
            expect(`${input.name} ${input.value} ${input.by}`).not.toMatch(nonsense);
          }
        }
      }
    }
  });

  it('knows a part for every input that the engine draws', () => {
    const known = new Set(Object.values(partOrigins).flatMap((part) => part.inputs));
    const drawn = new Set(result.inputs.map((row) => row.question));
    expect([...drawn].filter((id) => !known.has(id))).toEqual([]);
  });

  it('says how shares, regret and success are worked out', () => {
    const w = result.workloads[0]!;
    const option = w.options[0]!;
    for (const of of [shareOrigin, kindShareOrigin, regretOrigin, successOrigin]) {
      const origin = of(result, w, option);
      expect(`${origin.title} ${origin.value} ${origin.how}`).not.toMatch(nonsense);
      expect(origin.how.length).toBeGreaterThan(40);
    }
  });

  it('opens every figure of a sentence or a table to a rule and what enters it', () => {
    const claim = claimOf(scenario, result);
    const sentences = [
      claim.lead,
      ...claim.points,
      ...tripwires(scenario, result, readCatalogue(currentEdition).catalogue).map((t) => t.text),
      ...result.workloads.flatMap((w) => [
        ...leaderLines(w),
        ...relaxationLines(w),
        ...planLines(w),
        outlookNote(w),
        stopText(result, w),
        ...w.options.map((o) => fleetText(o, w.id)),
      ]),
    ];
    const tables = result.workloads.flatMap((w) =>
      [flipTable(result, w), gapTable(w), outlookTable(w), inquiryTable(result, w)].flatMap(
        (table) => table?.rows.flat() ?? [],
      ),
    );
    const keys = [...sentences.flat(), ...tables].flatMap((part) =>
      typeof part === 'string' || part.origin === undefined ? [] : [part.origin],
    );
    expect(keys.length).toBeGreaterThan(100);
    const whole = (
      ['mix', 'together', 'outlooks', 'overspend', 'moments', 'inputs', 'run'] as const
    ).map((of) => ({ of }));
    for (const key of [...keys, ...whole]) {
      const origin = originAt(key, result, null);
      expect(origin?.how.length, JSON.stringify(key)).toBeGreaterThan(20);
      expect(JSON.stringify(origin)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });
});
