/** Command-line options read by name; every mistake is an error that names what is allowed. */
export class Options {
  private readonly given = new Map<string, string>();

  constructor(args: readonly string[], known: readonly string[]) {
    for (let i = 0; i < args.length; i += 2) {
      const option = args[i] ?? '';
      const name = option.replace(/^--/, '');
      if (!option.startsWith('--') || !known.includes(name))
        throw new Error(`"${option}" is no option; there are --${known.join(', --')}`);
      const value = args[i + 1];
      if (value === undefined || value.startsWith('--'))
        throw new Error(`${option} needs a value, e.g. ${option} 2`);
      this.given.set(name, value);
    }
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  text(name: string, otherwise?: string): string {
    const value = this.given.get(name) ?? otherwise;
    if (value === undefined) throw new Error(`--${name} is missing`);
    return value;
  }

  /** A number of at least `least`. */
  number(name: string, least: number, otherwise?: number): number {
    const text = this.text(name, otherwise === undefined ? undefined : String(otherwise));
    const value = Number(text);
    if (!Number.isFinite(value) || value < least)
      throw new Error(`--${name} must be a number of at least ${least}, got "${text}"`);
    return value;
  }

  /** One of a few words. */
  word<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const text = this.text(name, otherwise);
    const found = allowed.find((word) => word === text);
    if (found === undefined)
      throw new Error(`--${name} must be one of ${allowed.join(', ')}, got "${text}"`);
    return found;
  }
}
