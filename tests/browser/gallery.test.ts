import { charts } from '#app/pages/gallery/examples/index.ts';
import { muteCharts, tooWide, violations } from './accessibility.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

test('the gallery shows every example of every chart in both themes, at any width', async ({
  page,
}) => {
  await page.goto('/#/gallery');
  const examples = charts.reduce((n, chart) => n + chart.examples.length, 0);
  await expect(page.getByRole('figure')).toHaveCount(2 * examples);
  expect(await violations(page)).toEqual([]);
  expect(await muteCharts(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
});
