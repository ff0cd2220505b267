import type { Reader } from '../fields.ts';
import type { Gpu } from '../types/hardware.ts';
import type { Context, Table } from './table.ts';
import { fileOf, readTable, sourcedOf, withReasons } from './table.ts';

/** GPUs; rates are dense and must not fall from FP8 to FP4 or from BF16 to FP8. */
export function readGpus(value: unknown, context: Context): Table<Gpu> {
  const { file, whenAbsent } = fileOf(value);
  const build = (reader: Reader): Gpu => {
    const gpu: Gpu = {
      key: reader.text('key'),
      name: reader.text('name'),
      vendor: reader.text('vendor'),
      architecture: reader.text('architecture'),
      releaseYear: reader.number('releaseYear', 2015, 2035),
      formFactor: reader.text('formFactor'),
      memoryGb: reader.number('memoryGb', 8, 2000),
      memoryType: reader.text('memoryType'),
      bandwidthGbPerS: reader.number('bandwidthGbPerS', 100, 50_000),
      denseFp4Tflops: reader.numberOrNull('denseFp4Tflops', 10, 200_000),
      denseFp8Tflops: reader.numberOrNull('denseFp8Tflops', 10, 100_000),
      denseInt8Tops: reader.numberOrNull('denseInt8Tops', 10, 100_000),
      denseBf16Tflops: reader.numberOrNull('denseBf16Tflops', 10, 50_000),
      boardPowerW: reader.number('boardPowerW', 30, 5000),
      streetPriceUsd: reader.numberOrNull('streetPriceUsd', 500, 200_000),
      scaleUpGbPerS: reader.numberOrNull('scaleUpGbPerS', 50, 10_000),
      scaleUpDomainGpus: reader.number('scaleUpDomainGpus', 1, 1024),
      disagreements: reader.texts('disagreements'),
      ...sourcedOf(reader, context),
    };
    if ((gpu.denseFp4Tflops ?? Infinity) < (gpu.denseFp8Tflops ?? 0))
      reader.problems.push('FP4 is slower than FP8');
    if ((gpu.denseFp8Tflops ?? Infinity) < (gpu.denseBf16Tflops ?? 0))
      reader.problems.push('FP8 is slower than BF16');
    return withReasons(gpu, reader, whenAbsent, [
      'denseFp4Tflops',
      'denseFp8Tflops',
      'denseInt8Tops',
      'denseBf16Tflops',
      'streetPriceUsd',
      'scaleUpGbPerS',
    ]);
  };
  return readTable('gpus', file['rows'], (reader) => reader.text('key'), build);
}
