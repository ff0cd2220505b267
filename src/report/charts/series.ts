import type { Mark } from './mark.ts';
import type { Theme } from './theme.ts';

/** Shape and colour of the nth scenario; shapes differ so that colour is not the only sign. */
export function marker(n: number, cx: number, cy: number, theme: Theme): Mark {
  const fill = seriesColour(n, theme);
  const r = 5.5;
  if (n === 0) return { kind: 'circle', cx, cy, r, fill };
  if (n === 1)
    return {
      kind: 'rect',
      x: cx - r + 0.5,
      y: cy - r + 0.5,
      width: 2 * r - 1,
      height: 2 * r - 1,
      fill,
    };
  const corners =
    n === 2
      ? [`${cx - r} ${cy + r}`, `${cx} ${cy - r}`, `${cx + r} ${cy + r}`]
      : [
          `${cx - r - 1} ${cy}`,
          `${cx} ${cy - r - 1}`,
          `${cx + r + 1} ${cy}`,
          `${cx} ${cy + r + 1}`,
        ];
  return { kind: 'path', d: `M${corners.join('L')}Z`, fill };
}

/** Colour of the nth scenario of a comparison. */
export function seriesColour(n: number, theme: Theme): string {
  const kinds = ['hosted-open', 'closed-top', 'self-rented', 'closed-tenancy'] as const;
  return theme.option[kinds[n % kinds.length] ?? 'hosted-open'];
}
