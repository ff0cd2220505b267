import { selfHostable } from '#catalog/candidates.ts';
import type { Catalogue } from '#catalog/types/catalogue.ts';
import type { Measurement } from '#catalog/types/measurement.ts';
import { notKnown } from '../numbers.ts';
import { exact, number, text } from './field.ts';
import { gpuChoices } from './hardware.ts';
import { tableOf } from './list.ts';

const regimes = {
  'offline-max': 'offline maximum',
  'open-loop': 'random arrivals',
  'fixed-concurrency': 'fixed concurrency',
  mlperf: 'MLPerf',
  other: 'other',
} as const;

const tokens = (x: number | null) => (x === null ? '?' : exact(x));
const setup = { own: 'in own records', fixed: 'setup' } as const;
const follows = { own: false, fixed: 'derived' } as const;

const modelChoices = (catalogue: Catalogue) =>
  selfHostable(catalogue).map(({ key, name }) => [key, name] as const);
const known = (field: keyof Measurement) => (row: Measurement) => row[field] !== null;

/** Measured serving speed; rows of different regimes must not be compared. */
export const throughput = tableOf<Measurement>({
  id: 'throughput',
  title: 'Throughput',
  one: 'measurement',
  lead: 'Serving speed as measured and published. Rows of different regimes must not be compared with each other.',
  records: ({ catalogue }) => catalogue.throughput,
  key: (row) => row.key,
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
  overrides: 'throughput',
  fields: [
    number('outputTokPerS', 'Output, all GPUs', 'tokens a second'),
    number('outputTokPerSPerGpu', 'Output of one GPU', 'tokens a second', {
      ...follows,
    }),
    number('totalTokPerS', 'Input and output, all GPUs', 'tokens a second', {
      when: known('totalTokPerS'),
    }),
    number('ttftMs', 'Time to first token', 'ms', { when: known('ttftMs') }),
    number('tpotMs', 'Time per output token', 'ms', { when: known('tpotMs') }),
    number('gpuPowerW', 'Power of one GPU', 'W', { when: known('gpuPowerW') }),
    number('gpuBusyPct', 'Busy as monitoring shows it', '%', { when: known('gpuBusyPct') }),
    text('model', 'Model as written', follows),
    text('modelKey', 'Model in this catalogue', { ...setup, choices: modelChoices }),
    text('gpu', 'GPU as written', follows),
    text('gpuKey', 'GPU in this catalogue', { ...setup, choices: gpuChoices }),
    number('gpuCount', 'GPUs', '', setup),
    text('parallelism', 'Parallelism', { fixed: 'setup', when: known('parallelism') }),
    text('precision', 'Precision', { ...setup, when: known('precision') }),
    text('engine', 'Engine', { fixed: 'setup' }),
    text('engineVersion', 'Version', { fixed: 'setup', when: known('engineVersion') }),
    text('speculation', 'Speculative decoding', { fixed: 'setup', when: known('speculation') }),
    text('workload', 'Workload', setup),
    number('inputTokens', 'Input', 'tokens', setup),
    number('outputTokens', 'Output', 'tokens', setup),
    number('concurrency', 'Concurrency', 'requests', { ...setup, when: known('concurrency') }),
    number('requestsPerS', 'Requests', 'a second', {
      own: false,
      fixed: 'setup',
      when: known('requestsPerS'),
    }),
    text('measuredBy', 'Measured by', { own: 'in own records', fixed: 'source' }),
    text('evidence', 'Kind of evidence', { fixed: 'source' }),
  ],
  remarks: (row, { catalogue }) => [
    catalogue.regimes[row.regime],
    'The speed of servers is predicted from the output rates of all rows whose model, GPU and lengths are known; your own rate takes the place of the measured one there, and a copy with your own model, GPU and lengths is one more row, taken as measured on vLLM as it comes. The other figures are shown and not reckoned with.',
  ],
});
