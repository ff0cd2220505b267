/** Answers that describe no uncertain number, said in the user's words. */
import type { DistributionSpec } from './spec.ts';

/** Why a spec is impossible, with the offending values; `undefined` where it is possible. */
export function refusal(spec: DistributionSpec): string | undefined {
  const bad = numbersOf(spec).find((value) => !Number.isFinite(value));
  if (bad !== undefined) return `a range needs plain numbers: ${bad}`;
  switch (spec.kind) {
    case 'constant':
      return undefined;
    case 'normal':
      return spec.sd >= 0 ? undefined : `a spread must not be below 0: ${spec.sd}`;
    case 'lognormal':
      return spec.sigma >= 0 ? undefined : `a spread must not be below 0: ${spec.sigma}`;
    case 'beta':
      return positive('alpha', spec.alpha) ?? positive('beta', spec.beta);
    case 'gamma':
      return positive('shape', spec.shape) ?? positive('scale', spec.scale);
    case 'uniform':
      return ordered('lowest', spec.min, 'highest', spec.max);
    case 'log-uniform':
      return positive('lowest', spec.min) ?? ordered('lowest', spec.min, 'highest', spec.max);
    case 'triangular':
    case 'pert':
      return (
        ordered('lowest', spec.min, 'highest', spec.max) ?? between(spec.mode, spec.min, spec.max)
      );
    case 'clipped':
      return refusal(spec.of) ?? ordered('least', spec.least, 'most', spec.most);
    case 'mixture':
      return ofMixture(spec.parts);
    case 'normal-through':
    case 'lognormal-through':
    case 'beta-through':
    case 'gamma-through':
    case 'split-normal':
    case 'split-lognormal':
    case 'split-logit-normal':
    case 'metalog':
      return throughPoints(spec);
  }
}

function throughPoints(spec: Extract<DistributionSpec, { low: number }>): string | undefined {
  const { low, high, ends } = spec;
  const order = ordered('low', low, 'high', high) ?? endsInOrder(ends);
  if (order !== undefined) return order;
  if ('median' in spec) {
    const inside = between(spec.median, low, high);
    if (inside !== undefined) return inside;
  }
  if (spec.kind.includes('lognormal') || spec.kind === 'gamma-through') return positive('low', low);
  if (spec.kind === 'beta-through' || spec.kind === 'split-logit-normal') {
    const inside = low > 0 && high < 1;
    return inside
      ? undefined
      : `a share must lie between 0 and 1, ends excluded: ${low} to ${high}`;
  }
  if (spec.kind !== 'metalog') return undefined;
  const { lower, upper } = spec;
  if (lower !== undefined && low <= lower) return `low must be above ${lower}: ${low}`;
  if (upper !== undefined && high >= upper) return `high must be below ${upper}: ${high}`;
  return undefined;
}

function ofMixture(
  parts: readonly { readonly weight: number; readonly of: DistributionSpec }[],
): string | undefined {
  if (!parts.some(({ weight }) => weight > 0)) return 'a mixture needs a part with weight above 0';
  const negative = parts.find(({ weight }) => !(weight >= 0));
  if (negative !== undefined) return `a weight must not be below 0: ${negative.weight}`;
  return parts.map(({ of }) => refusal(of)).find((reason) => reason !== undefined);
}

function numbersOf(spec: DistributionSpec): number[] {
  return Object.entries(spec).flatMap(([key, value]) =>
    typeof value === 'number' && key !== 'least' && key !== 'most' ? [value] : [],
  );
}

function endsInOrder(ends: readonly [number, number] | undefined): string | undefined {
  if (ends === undefined || (0 < ends[0] && ends[0] < ends[1] && ends[1] < 1)) return undefined;
  return `the ends must be two rising probabilities: ${ends[0]} and ${ends[1]}`;
}

function ordered(lowName: string, low: number, highName: string, high: number): string | undefined {
  return low <= high ? undefined : `${lowName} must be below ${highName}: ${low} to ${high}`;
}

function between(value: number, low: number, high: number): string | undefined {
  if (value >= low && value <= high) return undefined;
  return `likely must lie between low and high: ${value} in ${low} to ${high}`;
}

function positive(name: string, value: number): string | undefined {
  return value > 0 ? undefined : `${name} must be above 0: ${value}`;
}
