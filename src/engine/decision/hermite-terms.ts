/** Terms of a regression on normal scores: Hermite polynomials of each input, and products of pairs. */

/** Products are formed among the inputs that move the decision most. */
const INPUTS_IN_PRODUCTS = 8;

/** He_k(z)/√k! for k = 1…degree: orthonormal for a standard normal. */
export function hermiteTerms(z: Float64Array, degree: number): Float64Array[] {
  const terms: Float64Array[] = [z];
  for (let k = 2; k <= degree; k += 1) {
    const one = terms[k - 2] as Float64Array;
    const two = terms[k - 3];
    const a = Math.sqrt(k - 1);
    const b = Math.sqrt(k);
    const next = new Float64Array(z.length);
    for (let i = 0; i < z.length; i += 1)
      next[i] = ((z[i] as number) * (one[i] as number) - a * (two ? (two[i] as number) : 1)) / b;
    terms.push(next);
  }
  return terms;
}

/** A column of the regression and the inputs that it is made of. */
export interface Term {
  readonly column: Float64Array;
  readonly inputs: readonly number[];
}

/** Terms of total degree 6 for a pair, 4 for three, and ever fewer for larger groups. */
export function termsOf(
  scores: readonly Float64Array[],
  strengths: readonly number[] | undefined,
): Term[] {
  const count = scores.length;
  const total = count <= 2 ? 6 : count <= 3 ? 4 : count <= 8 ? 3 : 2;
  const single = count <= 2 ? 6 : count <= 8 ? 4 : count <= 20 ? 3 : 2;
  const perInput = scores.map((z) => hermiteTerms(z, single));
  const order = scores
    .map((_, i) => i)
    .sort((i, j) => (strengths?.[j] ?? 0) - (strengths?.[i] ?? 0) || i - j)
    .slice(0, INPUTS_IN_PRODUCTS);
  const terms = perInput.flatMap((columns, i): Term[] =>
    columns.map((column) => ({ column, inputs: [i] })),
  );
  order.forEach((i, position) => {
    for (const j of order.slice(position + 1)) {
      for (let a = 1; a < total; a += 1) {
        for (let b = 1; a + b <= total; b += 1) {
          const x = (perInput[i] as Float64Array[])[a - 1] as Float64Array;
          const y = (perInput[j] as Float64Array[])[b - 1] as Float64Array;
          terms.push({ column: productOf(x, y), inputs: [i, j] });
        }
      }
    }
  });
  return terms;
}

function productOf(x: Float64Array, y: Float64Array): Float64Array {
  const product = new Float64Array(x.length);
  for (let i = 0; i < x.length; i += 1) product[i] = (x[i] as number) * (y[i] as number);
  return product;
}
