import { charts } from '#app/pages/gallery/examples/index.ts';
import type { Figure } from '#report/blocks.ts';
import { toSvg } from '#report/charts/svg.ts';
import { dark, light, type Theme } from '#report/charts/theme.ts';

/** Inner width of a card on a phone of 320 pixels. */
const phone = 288;

const fileName = (chart: string, example: string): string =>
  example === 'usual' ? chart : `${chart}-${example.replaceAll(/[ ,]+/g, '-')}`;

/** Every golden picture as a figure, by file name without its ending: wide and on a phone, the usual case in dark too. */
export function goldenFigures(): Record<string, { figure: Figure; theme: Theme }> {
  return Object.fromEntries(
    charts.flatMap(({ name, width, examples }) =>
      examples.flatMap((example) => {
        const views: [Theme, number][] = [
          [light, width],
          [light, phone],
          ...(example === examples[0] ? [[dark, width] as [Theme, number]] : []),
        ];
        return views.map(([theme, w]) => [
          `${fileName(name, example.name)}-${theme.name}-${w}`,
          { figure: example.draw(theme, w), theme },
        ]);
      }),
    ),
  );
}

/** The same as SVG files. */
export function goldens(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(goldenFigures()).map(([name, { figure, theme }]) => [
      name,
      toSvg(figure, theme),
    ]),
  );
}
