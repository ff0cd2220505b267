import { describe, expect, test } from 'vitest';
import { example, templates } from '#profile/templates/index.ts';
import { answersOf, only } from './prefilled.ts';
import { archetypes } from './questions.ts';

describe('the templates together', () => {
  const chosen = (id: string) =>
    new Set(
      templates.flatMap((t) => answersOf(t).flatMap((g) => (g.id === id ? [g.answer.value] : []))),
    );

  test.each([
    ['archetype', archetypes],
    ['dataPlace', ['anywhere', 'region', 'tenancy', 'premises', 'air-gapped']],
    ['jurisdiction', ['us', 'eu']],
    ['sector', ['private', 'public']],
    ['latency', ['interactive', 'relaxed', 'batch']],
    ['shape', ['office', 'consumer', 'nightly']],
    ['freeze', ['yes']],
    ['tuning', ['yes']],
    ['today', ['none', 'closed-top', 'closed-small', 'closed-tenancy', 'hosted-open']],
  ])('reach every %s that matters', (id, values) => {
    expect([...chosen(id)]).toEqual(expect.arrayContaining(values));
  });

  test('each is the decision its title promises', () => {
    const scenario = (id: string) => {
      const found = templates.find((t) => t.id === id);
      if (!found) throw new Error(`no template ${id}`);
      return only(found);
    };
    const places = (id: string) => scenario(id).workloads.map((w) => w.answers.dataPlace?.value);
    expect(new Set(places('air-gapped-clinic'))).toEqual(new Set(['air-gapped']));
    expect(places('eu-bank')).toEqual(['tenancy', 'region']);
    expect(scenario('public-sector').organisation.barredOrigins?.value).toEqual(['CN']);
    expect(scenario('start-up').organisation.platformPeople?.value).toBe(0);
    const [night] = scenario('nightly-enrichment').workloads;
    expect(night?.answers.deferrable?.value).toBe(1);
    expect(night?.answers.shape?.value).toBe('nightly');
    const [chat] = scenario('customer-chat').workloads;
    expect(chat?.answers.shape?.value).toBe('consumer');
    expect(chat?.answers.latency?.value).toBe('interactive');
  });
});

test('the example takes its volume and prompt lengths from publications, in every workload', () => {
  for (const w of only(example).workloads)
    for (const id of ['requests', 'tokensIn'] as const)
      expect([w.name, id, w.answers[id]?.source]).not.toContain(undefined);
});
