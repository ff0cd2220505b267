/** Centred L2 discrepancy of points in the unit cube (Hickernell 1998), squared: how unevenly they lie. */
export function centredDiscrepancy(points: readonly (readonly number[])[]): number {
  const n = points.length;
  const dimensions = points[0]?.length ?? 0;
  let single = 0;
  let double = 0;
  for (const x of points) {
    let product = 1;
    for (const value of x) {
      const d = Math.abs(value - 0.5);
      product *= 1 + 0.5 * d - 0.5 * d * d;
    }
    single += product;
    for (const y of points) {
      let pair = 1;
      x.forEach((value, j) => {
        const other = y[j] as number;
        pair *=
          1 +
          0.5 * Math.abs(value - 0.5) +
          0.5 * Math.abs(other - 0.5) -
          0.5 * Math.abs(value - other);
      });
      double += pair;
    }
  }
  let corner = 1;
  for (let j = 0; j < dimensions; j += 1) corner *= 13 / 12;
  return corner - (2 / n) * single + double / (n * n);
}
