import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds against WCAG 2.2 AA, as "rule: elements". */
export async function violations(page: Page): Promise<string[]> {
  // Trusted Types refuse the frame test of axe; the app has no frames.
  const { violations: found } = await new AxeBuilder({ page })
    // Every rule runs; only what passed is not written up, which on a long page takes a third of the time.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** Pixels by which a page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Charts without a finding as alternative text, or without the same figures as a table, by their titles. */
export const muteCharts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('figure')].flatMap((figure) => {
      const alt = figure.querySelector('svg[role="img"]')?.getAttribute('aria-label') ?? '';
      const buttons = [...figure.querySelectorAll('button')].map((b) => b.textContent ?? '');
      const asTable = buttons.some((text) => /Show as (table|chart)|CSV/.test(text));
      const isTable = figure.querySelector('table') !== null;
      return (alt.trim() !== '' || isTable) && asTable ? [] : [figure.innerText.slice(0, 60)];
    }),
  );
