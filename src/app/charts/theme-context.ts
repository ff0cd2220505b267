import { createContext } from 'svelte';
import type { Theme } from '#report/charts/theme.ts';

/** The chart theme on screen, as a function so that charts follow when it changes. */
export const [chartTheme, setChartTheme] = createContext<() => Theme>();
