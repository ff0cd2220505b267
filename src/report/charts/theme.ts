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
  /**
   * One colour per kind of option, the same everywhere; chosen to stay apart for readers with each
   * kind of colour blindness (tests/report/colours.test.ts), so change them together.
   */
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
    'closed-small': '#534309',
    'closed-tenancy': '#6267cb',
    'hosted-open': '#0b5a8f',
    'self-rented': '#004f36',
    'self-owned': '#577a4d',
    tuned: '#007f80',
    'router-closed': '#8d4c61',
    'router-open': '#850062',
    'floor-spill': '#1e00f0',
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
    'closed-small': '#b9801a',
    'closed-tenancy': '#7a8ffa',
    'hosted-open': '#7cc0f2',
    'self-rented': '#8dba92',
    'self-owned': '#e6dfa1',
    tuned: '#3f9a8b',
    'router-closed': '#feb9d0',
    'router-open': '#9c81b3',
    'floor-spill': '#aefcfc',
  },
};
