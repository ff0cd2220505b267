import { expect, it, test } from 'vitest';
import fc from 'fast-check';
import { addressOf, casePages, hashOf } from '#app/state/address.ts';

test.each(['', '#', '#/', '#/nowhere', '#/case', '#/case/s', '#/case//x', '#/%E0%A4%A', 'x'])(
  '%j leads to the sessions',
  (hash) => {
    expect(addressOf(hash)).toEqual({ page: 'sessions' });
  },
);

test.each(['#/case/s/c', '#/case/s/c/', '#/case/s/c/nowhere'])('%j leads to questions', (hash) => {
  expect(addressOf(hash)).toEqual({ page: 'questions', session: 's', scenario: 'c', rest: [] });
});

it('is read back, whatever the ids', () => {
  const part = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(part, part, fc.constantFrom(...casePages), fc.array(part), (s, c, page, rest) => {
      const address = { page, session: s, scenario: c, rest };
      expect(addressOf(hashOf(address))).toEqual(address);
    }),
  );
});
