import { expect, test } from 'vitest';
import { benchmark, templates } from '#profile/templates/index.ts';
import { loopsOf } from '../../bench/loop.ts';

test.each([benchmark, ...templates].map((t) => [t.title, t] as const))(
  'every option costs in every future what the loop of objects says: %s',
  (_, template) => {
    const loops = loopsOf(24, template);
    expect(loops.options).toBeGreaterThan(0);
    expect(loops.apart()).toBeLessThan(1e-10);
  },
);
