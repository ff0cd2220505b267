/** Edits the open case from inside the page, and tells what was typed and what was said to be saved. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What a page told before it was gone. */
export interface Diary {
  /** Number of the last edit made. */
  made: number;
  /** Number of the last edit that the page called saved. */
  saved: number;
  /** How often the page began to write into the store. */
  writes: number;
  /** Resolves at the next write after this many. */
  nextWrite: () => Promise<void>;
  /** What went wrong in the page, in its own words. */
  errors: string[];
}

/** Listens to a page from now on. Call it before the page has an address. */
export async function keepDiary(page: Page): Promise<Diary> {
  let onWrite: () => void = () => undefined;
  const diary: Diary = {
    made: 0,
    saved: 0,
    writes: 0,
    errors: [],
    nextWrite: () => new Promise((resolve) => (onWrite = resolve)),
  };
  page.on('pageerror', (error) => diary.errors.push(String(error)));
  await page.exposeFunction('tellMade', (edit: number) => void (diary.made = edit));
  await page.exposeFunction('tellSaved', (edit: number) => void (diary.saved = edit));
  await page.exposeFunction('tellWrite', () => {
    diary.writes++;
    onWrite();
  });
  await page.addInitScript(() => {
    const { tellWrite } = globalThis as unknown as { tellWrite: () => void };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
      if (this.name === 'revisions') tellWrite();
      return put.apply(this, values);
    };
  });
  return diary;
}

/** The number in the name of the open case, 0 before the first edit. */
export async function shownEdit(page: Page): Promise<number> {
  const name = page.getByLabel('Name of the case');
  await expect(name).toBeVisible({ timeout: 20_000 });
  return Number(/\d+$/.exec(await name.inputValue())?.[0] ?? 0);
}

/** Renames the case again and again until the page is gone, counting on from `first`. */
export async function startTyping(page: Page, first: number): Promise<void> {
  await page.evaluate((from) => {
    const tell = globalThis as unknown as Record<'tellMade' | 'tellSaved', (edit: number) => void>;
    const input = document.querySelector<HTMLInputElement>('#case-name');
    const status = document.querySelector('header [role=status]');
    if (input === null || status === null) throw new Error('There is nothing to type into.');
    let edit = from;
    new MutationObserver(() => {
      if (status.textContent?.includes('Saved on this device')) tell.tellSaved(edit);
    }).observe(status, { childList: true, subtree: true, characterData: true });
    const type = () => {
      edit++;
      input.value = `Edit ${edit}`;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      tell.tellMade(edit);
      // Bursts of letters, and pauses long enough for a save.
      setTimeout(type, Math.random() < 0.6 ? 30 + Math.random() * 90 : 300 + Math.random() * 250);
    };
    type();
  }, first);
}
