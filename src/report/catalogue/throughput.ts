import type { Measurement } from '#catalog/types/measurement.ts';
import { notKnown } from '../numbers.ts';
import { exact, number, text } from './field.ts';
import { tableOf } from './list.ts';

const regimes = {
  'offline-max': 'offline maximum',
  'open-loop': 'random arrivals',
  'fixed-concurrency': 'fixed concurrency',
  mlperf: 'MLPerf',
  other: 'other',
} as const;

const tokens = (x: number | null) => (x === null ? '?' : exact(x));
const measured = { own: false } as const;
const known = (field: keyof Measurement) => (row: Measurement) => row[field] !== null;

/** Measured serving speed; rows of different regimes must not be compared. */
export const throughput = tableOf<Measurement>({
  id: 'throughput',
  title: 'Throughput',
  one: 'measurement',
  lead: 'Serving speed as measured and published. Rows of different regimes must not be compared with each other.',
  records: ({ catalogue }) => catalogue.throughput,
  key: (row) => String(row.id),
  name: (row) => `${row.model} on ${row.gpuCount} × ${row.gpu}`,
  columns: [
    {
      title: 'Model',
      align: 'left',
      fr: 2.2,
      text: (row) => row.model,
      note: (row) => `${row.gpuCount} × ${row.gpu}`,
    },
    {
      title: 'Engine',
      align: 'left',
      fr: 1.8,
      text: (row) => row.engine ?? notKnown,
      note: (row) => [row.engineVersion, row.precision].filter((each) => each !== null).join(', '),
    },
    { title: 'Regime', align: 'left', fr: 1.4, text: (row) => regimes[row.regime] },
    {
      title: 'Tokens in/out',
      align: 'right',
      fr: 1.3,
      text: (row) => `${tokens(row.inputTokens)}/${tokens(row.outputTokens)}`,
      sort: (row) => row.inputTokens,
    },
    {
      title: 'Out/s and GPU',
      align: 'right',
      fr: 1.2,
      text: (row) =>
        row.outputTokPerSPerGpu === null ? '–' : exact(Math.round(row.outputTokPerSPerGpu)),
      sort: (row) => row.outputTokPerSPerGpu,
    },
    {
      title: 'First token, ms',
      align: 'right',
      fr: 1.2,
      text: (row) => (row.ttftMs === null ? '–' : exact(Math.round(row.ttftMs))),
      note: (row) => (row.ttftMs === null ? '' : (row.ttftStat ?? '')),
      sort: (row) => row.ttftMs,
    },
  ],
  facets: [
    { label: 'Regime', of: (row) => regimes[row.regime] },
    { label: 'GPU family', of: (row) => row.gpuFamily },
    { label: 'Measured by', of: (row) => row.measuredBy },
  ],
  also: (row) => `${row.measuredBy} ${row.workload} ${row.evidence}`,
  ages: 'throughput',
  overrides: null,
  fields: [
    text('model', 'Model'),
    text('gpu', 'GPU'),
    number('gpuCount', 'GPUs', '', measured),
    text('parallelism', 'Parallelism', { when: known('parallelism') }),
    text('precision', 'Precision', { when: known('precision') }),
    text('engine', 'Engine'),
    text('engineVersion', 'Version', { when: known('engineVersion') }),
    text('speculation', 'Speculative decoding', { when: known('speculation') }),
    text('workload', 'Workload'),
    number('inputTokens', 'Input', 'tokens', measured),
    number('outputTokens', 'Output', 'tokens', measured),
    number('concurrency', 'Concurrency', 'requests', { own: false, when: known('concurrency') }),
    number('requestsPerS', 'Requests', 'a second', { own: false, when: known('requestsPerS') }),
    number('outputTokPerS', 'Output, all GPUs', 'tokens a second', measured),
    number('outputTokPerSPerGpu', 'Output of one GPU', 'tokens a second', measured),
    number('totalTokPerS', 'Input and output, all GPUs', 'tokens a second', {
      own: false,
      when: known('totalTokPerS'),
    }),
    number('ttftMs', 'Time to first token', 'ms', { own: false, when: known('ttftMs') }),
    number('tpotMs', 'Time per output token', 'ms', { own: false, when: known('tpotMs') }),
    number('gpuPowerW', 'Power of one GPU', 'W', { own: false, when: known('gpuPowerW') }),
    number('gpuBusyPct', 'Busy as monitoring shows it', '%', {
      own: false,
      when: known('gpuBusyPct'),
    }),
    text('measuredBy', 'Measured by'),
    text('evidence', 'Kind of evidence'),
  ],
  remarks: (row, { catalogue }) => [catalogue.regimes[row.regime]],
});
