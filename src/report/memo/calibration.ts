import { efficiencyFit } from '#engine/serving/efficiency-fit.ts';
import type { Block } from '../blocks.ts';
import { dayText } from '../dates.ts';
import { percent } from '../numbers.ts';

/** How far the throughput model was off on configurations it had not seen, and how often its 80 % interval held. */
export function calibrationBlocks(): Block[] {
  const { date, rows, configurations, leaveOneOut } = efficiencyFit;
  return [
    { kind: 'heading', level: 2, text: 'Calibration' },
    {
      kind: 'paragraph',
      text: [
        `What a GPU carries is reckoned from its memory, bandwidth and arithmetic and fitted to ${rows} published measurements of ${configurations} configurations (fit of ${dayText(date)}). Each configuration was then predicted by a fit that had not seen it. An 80 % interval that is honest holds 80 % of the measurements.`,
      ],
    },
    {
      kind: 'table',
      title: 'Throughput of configurations that the fit had not seen',
      columns: [
        { title: 'Measurements', align: 'left', width: 0.31 },
        { title: 'Rows', align: 'right', width: 0.1 },
        { title: 'Configurations', align: 'right', width: 0.17 },
        { title: 'Median error', align: 'right', width: 0.14 },
        { title: 'Without the fit', align: 'right', width: 0.14 },
        { title: 'In the 80 % interval', align: 'right', width: 0.14 },
      ],
      rows: leaveOneOut.map((line) => [
        { text: `${line.regime}, ${line.models}` },
        { text: String(line.rows) },
        { text: String(line.configurations) },
        { text: percent(line.medianError) },
        { text: percent(line.medianErrorOfRoofline) },
        { text: line.coverage === null ? 'too few rows' : percent(line.coverage) },
      ]),
      rowHeaders: true,
      note: 'Median error: middle of the distance between prediction and measurement, as a share of the measurement. Every point stands on the Catalogue page.',
    },
  ];
}
