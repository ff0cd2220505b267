import type { Gpu } from '#catalog/types.ts';
import { gpuSpec } from '#engine/serving/from-catalogue.ts';
import type { GpuSpec } from '#engine/serving/model-shape.ts';
import { catalogue } from './names.ts';

/** Words of a GPU's name, lower case, without a count in front and remarks in brackets. */
function words(name: string): string[] {
  return name
    .replace(/^\s*\d+\s*[x×]\s*/i, '')
    .replace(/\(.*?\)/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Keys by the part before the first hyphen: "h100" of "h100-sxm". */
const families = new Map<string, Gpu[]>();
for (const gpu of catalogue.gpus.values()) {
  const family = gpu.key.split('-')[0] ?? gpu.key;
  families.set(family, [...(families.get(family) ?? []), gpu]);
}

/** The longest run of words that together spell a family ("rtx 6000 ada"); a bare "4090" is a GeForce. */
function familyIn(asked: readonly string[]): Gpu[] {
  for (const length of [3, 2, 1])
    for (let i = 0; i + length <= asked.length; i++) {
      const run = asked.slice(i, i + length).join('');
      const found = families.get(run) ?? families.get(/^\d{4}$/.test(run) ? `rtx${run}` : run);
      if (found) return found;
    }
  return [];
}

/**
 * The GPU behind a name such as "H100 80GB", "A100-SXM4-40GB", "8x B200". Where a name covers several
 * variants, the one whose catalogued rent equals the stated price, else the server (SXM) variant.
 */
export function findGpu(name: string, usdPerGpuHour: number | null = null): GpuSpec | null {
  const exact = catalogue.gpus.get(name);
  if (exact) return gpuSpec(exact);
  const asked = words(name);
  const variants = familyIn(asked);
  if (variants.length === 0) return null;
  const memory = Number(/(\d+)\s*gi?b/i.exec(name.replace(/_/g, ' '))?.[1] ?? NaN);
  const rented =
    usdPerGpuHour === null ? [] : variants.filter((gpu) => isRentOf(gpu, usdPerGpuHour));
  const scored = variants.map((gpu) => ({
    gpu,
    score:
      asked.filter((word) => gpu.key.split('-').includes(word.replace(/^sxm\d$/, 'sxm'))).length *
        4 +
      (gpu.memoryGb === memory ? 2 : 0) +
      (rented.includes(gpu) ? 1 : 0) +
      (/sxm|nvl72/.test(gpu.key) ? 0.5 : 0) +
      (gpu.memoryGb === 80 ? 0.2 : 0),
  }));
  if (rented.length > 0 && !asked.some((word) => /sxm|pcie|nvl/.test(word)))
    return gpuSpec(rented[0] as Gpu);
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best ? gpuSpec(best.gpu) : null;
}

/** Whether a price is a catalogued rent of this GPU, to the half cent its sources differ by. */
function isRentOf(gpu: Gpu, usdPerGpuHour: number): boolean {
  return [...catalogue.rents.values()].some(
    (rent) => rent.gpuKey === gpu.key && Math.abs(rent.usdPerGpuHour - usdPerGpuHour) < 0.005,
  );
}
