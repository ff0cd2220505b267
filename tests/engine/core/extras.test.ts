import { describe, expect, test } from 'vitest';
import type { OptionKind, RuledOut } from '#engine/analysis.ts';
import { futuresOf } from '#engine/futures.ts';
import { assemble } from '#engine/options/assemble.ts';
import { mostSimulated, withinCap, type RequestUsd } from '#engine/options/extras.ts';
import type { SimOption } from '#engine/options/sim-option.ts';
import { situationOf } from '#engine/options/situation.ts';
import { benchmark, templates } from '#profile/templates/index.ts';
import { requestOf } from '../../bench/loop.ts';

const named = (id: string, kind: OptionKind) => ({ option: { id, kind } }) as SimOption;
const usd = (usdPerRequest: number, failures: number): RequestUsd => ({
  usdPerRequest,
  usdWithFailures: usdPerRequest + failures,
});

describe('the cap, by hand', () => {
  const firsts = Array.from({ length: mostSimulated - 1 }, (_, i) => named(`first ${i}`, 'tuned'));
  const extras = new Map([
    ['dear', usd(9, 9)],
    ['good', usd(3, 1)],
    ['cheap', usd(1, 30)],
  ]);
  const spare = ['dear', 'good', 'cheap'].map((id) => named(id, 'closed-small'));
  const left = (options: SimOption[], always: string[] = []) => {
    const ruledOut: RuledOut[] = [{ kind: 'closed-small', constraint: 'pruned', candidates: 5 }];
    const ids = withinCap(options, extras, new Set(always), ruledOut).map((o) => o.option.id);
    return { ids: ids.filter((id) => !id.startsWith('first')), ruledOut };
  };
  test('the cheapest extra to run stays, others go by their cost with failures', () => {
    const { ids, ruledOut } = left([...firsts, ...spare]);
    expect(ids).toEqual(['cheap']);
    expect(ruledOut).toEqual([{ kind: 'closed-small', constraint: 'pruned', candidates: 7 }]);
    expect(left([...firsts.slice(1), ...spare]).ids).toEqual(['good', 'cheap']);
  });
  test('the model in use stays and is not counted', () => {
    expect(left([...firsts, ...spare], ['dear']).ids).toEqual(['dear', 'cheap']);
  });
  test('the first of a kind never goes, however many kinds there are', () => {
    const many = Array.from({ length: 20 }, (_, i) => named(`kind ${i}`, 'tuned'));
    expect(left(many).ids).toHaveLength(20);
  });
});

test.each([benchmark, ...templates].map((t) => [t.title, t] as const))(
  'at most twelve beside the model in use, and no kind that has a candidate is lost: %s',
  (_, template) => {
    const request = requestOf(template, 1);
    const { org, catalogue } = futuresOf(request);
    for (const workload of request.workloads) {
      const { options, ruledOut } = assemble(situationOf(workload, org, catalogue));
      const today = options.find((o) => o.option.isToday);
      const rivals = options.filter(
        ({ option }) => !option.isToday && option.offer !== today?.option.offer,
      );
      expect(rivals.length).toBeLessThanOrEqual(mostSimulated);
      const kinds = new Set(options.map((o) => o.option.kind));
      for (const { kind, constraint } of ruledOut)
        if (constraint === 'pruned') expect(kinds).toContain(kind);
    }
  },
);
