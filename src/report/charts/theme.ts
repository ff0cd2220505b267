import type { OptionKind } from '#engine/analysis.ts';

/** Colours of one theme; the style sheet, the charts and the PDF read the same values. */
export interface Theme {
  name: 'light' | 'dark';
  paper: string;
  surface: string;
  sunken: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  edge: string;
  accent: string;
  onAccent: string;
  good: string;
  warn: string;
  bad: string;
  band80: string;
  band50: string;
  /** One colour per kind of option, the same everywhere. */
  option: Record<OptionKind, string>;
  today: string;
}

export const light: Theme = {
  name: 'light',
  paper: '#fbfaf8',
  surface: '#ffffff',
  sunken: '#f2f0ec',
  ink: '#17212b',
  ink2: '#4a5662',
  ink3: '#5d6975',
  line: '#d9d5ce',
  edge: '#7d8791',
  accent: '#0b5a8f',
  onAccent: '#ffffff',
  good: '#0a6b4f',
  warn: '#8a5a00',
  bad: '#b3261e',
  band80: '#dbe8f6',
  band50: '#a9cbee',
  today: '#4a5662',
  option: {
    'closed-top': '#b4530a',
    'closed-small': '#8f6a00',
    'closed-tenancy': '#5b3a8e',
    'hosted-open': '#0b5a8f',
    'self-rented': '#0a6b4f',
    'self-owned': '#3d5a1e',
    tuned: '#00727a',
    'router-closed': '#a02a5e',
    'router-open': '#7a3fa8',
  },
};

export const dark: Theme = {
  name: 'dark',
  paper: '#12171d',
  surface: '#1a2129',
  sunken: '#0d1116',
  ink: '#eef1f4',
  ink2: '#b9c2cc',
  ink3: '#95a0ac',
  line: '#2f3944',
  edge: '#71808f',
  accent: '#7cc0f2',
  onAccent: '#0d1116',
  good: '#5fd0a8',
  warn: '#f0bf5f',
  bad: '#ff8f85',
  band80: '#1d3550',
  band50: '#275684',
  today: '#b9c2cc',
  option: {
    'closed-top': '#f29a55',
    'closed-small': '#e0c04f',
    'closed-tenancy': '#b79bf0',
    'hosted-open': '#7cc0f2',
    'self-rented': '#5fd0a8',
    'self-owned': '#a9cf6f',
    tuned: '#4fd0d8',
    'router-closed': '#f58ab8',
    'router-open': '#cf9df2',
  },
};
