import AxeBuilder from '@axe-core/playwright';
import { charts } from '#app/pages/gallery/examples/index.ts';
import { expect, test } from './recorded.ts';

test.setTimeout(180_000);

test('the gallery shows every example of every chart in both themes, at any width', async ({
  page,
}) => {
  await page.goto('/#/gallery');
  const examples = charts.reduce((n, chart) => n + chart.examples.length, 0);
  await expect(page.getByRole('figure')).toHaveCount(2 * examples);
  // Trusted Types refuse the frame test of axe; the app has no frames.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join()}`),
  ).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
});
