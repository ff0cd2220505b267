import type { Page } from '@playwright/test';
import { keyboard, mouse, type Hands } from './hands.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(240_000);

const names = ['Letters from members', 'Search in manuals'];

/** What someone types who knows it; every other question is answered with its first choice. */
const known: Record<string, string[]> = {
  'How many requests a month?': ['1.2m to 3m', '90k-250k'],
  'How many tokens go in with one request?': ['900-4k', '2k to 12k'],
  'How many tokens come out?': ['80 to 500', '200-900'],
  'What does one wrong result cost when nobody notices?': ['0.2 to 3', '1 to 20'],
};

/** Answers to more than this are not asked of anyone before a recommendation. */
const mostAnswers = 19;

/** Answers the question in view; a range is typed into its first field, a choice is the first one. */
async function answer(page: Page, hands: Hands, asked: string, times: number): Promise<void> {
  const low = page.getByLabel('Almost surely more than');
  const typed = known[asked]?.[times];
  if ((await low.count()) > 0 && typed !== undefined) await hands.type(low, typed);
  else if ((await page.getByRole('radio').count()) > 0)
    await hands.press(page.getByRole('radio').first());
  else await hands.press(page.getByRole('button', { name: /^I don’t know/ }));
}

/** From a blank first visit to a recommendation for two workloads; returns how many questions were answered. */
async function walk(page: Page, hands: Hands): Promise<number> {
  const heading = page.getByRole('heading', { level: 1 });
  const times = new Map<string, number>();
  let answered = 0;

  async function answerOnward(): Promise<void> {
    const asked = await heading.innerText();
    const before = times.get(asked) ?? 0;
    await answer(page, hands, asked, before);
    times.set(asked, before + 1);
    answered++;
    const place = page.url();
    await hands.press(page.getByRole('button', { name: 'Continue' }));
    await expect.poll(() => page.url()).not.toBe(place);
    // The address changes before the page does.
    await expect(heading).not.toHaveText(asked);
  }

  await page.goto('/');
  await hands.press(page.getByRole('button', { name: 'Start with a blank case' }));
  await hands.press(page.getByRole('button', { name: 'Add a workload' }));
  await hands.press(page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }));
  for (const [i, name] of names.entries())
    await hands.type(page.getByLabel(`Name of workload ${i + 1}`), name);

  await hands.press(page.getByRole('link', { name: /^(Begin|Go on)$/ }));
  const essentialsDone = page.getByRole('heading', {
    name: 'The essential questions are answered',
  });
  await expect(heading).not.toHaveText(/essential questions/);
  while (answered <= mostAnswers && !(await essentialsDone.isVisible())) await answerOnward();
  await expect(essentialsDone).toBeVisible();

  // Then one more, in the order that the app proposes, if it proposes any.
  await expect(page.getByText('first estimate')).toBeHidden({ timeout: 120_000 });
  await expect(page.getByText('before your change')).toBeHidden();
  const proposed = page.getByText('Most worth answering next:').getByRole('link');
  const stop = page.getByText('You can stop').first();
  await expect(proposed.or(stop).first()).toBeVisible({ timeout: 60_000 });
  if (await proposed.isVisible()) {
    const ask = await proposed.innerText();
    await hands.press(proposed);
    await expect(page.getByText(ask).first()).toBeVisible();
    await answerOnward();
    await hands.press(page.getByRole('navigation').getByRole('link', { name: 'Questionnaire' }));
  }

  await hands.press(page.getByRole('link', { name: 'See the recommendation' }));
  await expect(page.getByText(/8,192 futures · catalogue/)).toBeVisible({ timeout: 120_000 });
  await expect(heading).toContainText('Review in');
  for (const name of names)
    await expect(page.getByRole('rowheader', { name: new RegExp(name) })).toBeVisible();
  return answered;
}

for (const hands of [mouse, keyboard])
  test(`a blank case with two workloads reaches a recommendation by ${hands.name} alone`, async ({
    page,
  }, info) => {
    const answered = await walk(page, hands(page));
    info.annotations.push({ type: 'answered questions', description: String(answered) });
    expect(answered).toBeGreaterThan(names.length * 4);
    expect(answered).toBeLessThanOrEqual(mostAnswers);
  });
