import { expect, type Locator, type Page } from '@playwright/test';

/** One way of acting on a page: the only means by which a walk may touch it. */
export interface Hands {
  name: string;
  /** Follows a link, presses a button, or ticks a choice. */
  press(target: Locator): Promise<void>;
  /** Puts a text in the place of what a field holds. */
  type(target: Locator, text: string): Promise<void>;
}

/** The pointer for everything but letters, which no mouse has. */
export const mouse = (page: Page): Hands => ({
  name: 'mouse',
  press: (target) => target.click(),
  async type(target, text) {
    await target.click({ clickCount: 3 });
    await page.keyboard.type(text);
  },
});

/** No page has more stops than this between where one is and what one wants. */
const mostStops = 120;

/** Keys alone: what Tab does not reach cannot be used. */
export function keyboard(page: Page): Hands {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < mostStops; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${mostStops} times Tab did not reach ${String(target)}`);
  }
  return {
    name: 'keyboard',
    async press(target) {
      await reach(target);
      const isRadio = await target.evaluate((e) => e instanceof HTMLInputElement);
      await page.keyboard.press(isRadio ? 'Space' : 'Enter');
    },
    async type(target, text) {
      await reach(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await expect(target).toBeFocused();
    },
  };
}
