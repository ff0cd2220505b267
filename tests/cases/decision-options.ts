/** Options written as formulas, as "0" or "x1*x2", over inputs that are −1 or 1. */

/** Net-benefit columns over all combinations of signs, and the inputs' columns. */
export function optionColumns(formulas: readonly string[]): {
  columns: Float64Array[];
  inputs: Float64Array[];
} {
  const numbers = formulas.flatMap((f) => [...f.matchAll(/x(\d+)/g)].map((m) => Number(m[1])));
  const count = Math.max(1, ...numbers);
  const rows = 2 ** count;
  const inputs = Array.from({ length: count }, (_, j) =>
    Float64Array.from({ length: rows }, (__, i) => ((i >> j) & 1) * 2 - 1),
  );
  const columns = formulas.map((formula) =>
    Float64Array.from({ length: rows }, (_, i) =>
      evaluate(formula, (j) => inputs[j - 1]?.[i] ?? NaN),
    ),
  );
  return { columns, inputs };
}

/** A formula of numbers, x1, x2…, + − * / and brackets. */
export function evaluate(formula: string, input: (j: number) => number): number {
  const tokens = formula.match(/\d*\.?\d+|x\d+|[-+*/()]/g) ?? [];
  let position = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[position] === '+' || tokens[position] === '-') {
      const sign = tokens[position++];
      const next = product();
      value = sign === '+' ? value + next : value - next;
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[position] === '*' || tokens[position] === '/') {
      const sign = tokens[position++];
      const next = factor();
      value = sign === '*' ? value * next : value / next;
    }
    return value;
  };
  const factor = (): number => {
    const token = tokens[position++] ?? '';
    if (token === '-') return -factor();
    if (token === '+') return factor();
    if (token === '(') {
      const value = sum();
      position += 1;
      return value;
    }
    return token.startsWith('x') ? input(Number(token.slice(1))) : Number(token);
  };
  return sum();
}
