import { MediaQuery } from 'svelte/reactivity';
import { dark, light } from '#report/charts/theme.ts';
import type { Theme } from '#report/charts/theme.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const key = 'weighbridge-theme';

function remembered(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return themeChoices.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** The theme chosen and the one on screen; the choice is remembered on this device. */
export class ThemeState {
  choice = $state<ThemeChoice>(remembered());
  #systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
  #printing = new MediaQuery('print', false);

  /** Colours for charts; paper is always light. */
  get current(): Theme {
    if (this.#printing.current) return light;
    if (this.choice === 'system') return this.#systemDark.current ? dark : light;
    return this.choice === 'dark' ? dark : light;
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    this.apply();
    try {
      localStorage.setItem(key, choice);
    } catch {
      // Without storage the choice lasts until the page is closed.
    }
  }

  /** Tells the style sheet; called once at start, too. */
  apply(): void {
    if (this.choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.choice;
  }
}
