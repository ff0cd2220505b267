import { expect, it, test } from 'vitest';
import fc from 'fast-check';
import { addressOf, casePages, hashOf, openPages } from '#app/state/address.ts';

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

it('names a record of the catalogue without a session, and is read back', () => {
  expect(addressOf('#/catalogue/prices/openai%2Fgpt-6-astra')).toEqual({
    page: 'catalogue',
    session: null,
    rest: ['prices', 'openai/gpt-6-astra'],
  });
  const part = fc.string({ minLength: 1 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(fc.constantFrom(...openPages), fc.array(part), (page, rest) => {
      const address = { page, session: null, rest };
      expect(addressOf(hashOf(address))).toEqual(address);
    }),
  );
});

it('leads to the gallery of charts', () => {
  expect(addressOf('#/gallery')).toEqual({ page: 'gallery' });
  expect(hashOf({ page: 'gallery' })).toBe('#/gallery');
});
