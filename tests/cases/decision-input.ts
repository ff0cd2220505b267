/** Reading a case's input. */
import type { Case } from './case.ts';

export class Input {
  private readonly values: Readonly<Record<string, unknown>>;
  readonly title: string;
  private readonly keysExpected: ReadonlySet<string>;

  constructor(c: Case) {
    this.values = c.input ?? {};
    this.title = `${c.title ?? ''} ${String(c.source ?? '')}`;
    this.keysExpected = new Set(Object.keys(c.expected ?? {}));
  }

  has(...keys: string[]): boolean {
    return keys.every((key) => this.values[key] !== undefined);
  }

  expects(...keys: string[]): boolean {
    return keys.some((key) => this.keysExpected.has(key));
  }

  /** Expected keys of a pattern, with the match. */
  expectedLike(pattern: RegExp): RegExpMatchArray[] {
    return [...this.keysExpected].flatMap((key) => {
      const match = key.match(pattern);
      return match === null ? [] : [match];
    });
  }

  keys(): string[] {
    return Object.keys(this.values);
  }

  raw(key: string): unknown {
    return this.values[key];
  }

  number(key: string, fallback?: number): number {
    const value = this.values[key];
    if (typeof value === 'number') return value;
    if (value === undefined && fallback !== undefined) return fallback;
    throw new Error(`input ${key} is no number: ${JSON.stringify(value)}`);
  }

  numbers(key: string): number[] {
    const value = this.values[key];
    if (!Array.isArray(value)) throw new Error(`input ${key} is no list`);
    return value as number[];
  }

  table(key: string): number[][] {
    return this.numbers(key) as unknown as number[][];
  }

  strings(key: string): string[] {
    return this.numbers(key) as unknown as string[];
  }

  /** A number or a list of numbers, answered alike. */
  each<T>(key: string, answer: (x: number) => T): T | T[] {
    const value = this.values[key];
    return Array.isArray(value) ? (value as number[]).map(answer) : answer(this.number(key));
  }
}

/** A hexadecimal word as a number. */
export function word(hex: string): number {
  return Number.parseInt(hex, 16);
}

/** A 32-bit word as eight hexadecimal digits. */
export function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
