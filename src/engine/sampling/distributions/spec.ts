/** The one entry: a description of an uncertain number as data, and the distribution it means. */
import { exp } from '../../numerics/exp.ts';
import { beta, betaThrough, pertShapes } from './beta.ts';
import { clipped } from './clipped.ts';
import { constant } from './constant.ts';
import { type Distribution, type Ends, P10_P90 } from './distribution.ts';
import { gamma, gammaThrough } from './gamma.ts';
import { splitLogitNormal } from './logit-normal.ts';
import { lognormal, lognormalThrough, splitLognormal } from './lognormal.ts';
import { type Limits, metalog } from './metalog.ts';
import { mixture } from './mixture.ts';
import { normal, normalThrough, splitNormal } from './normal.ts';
import { refusal } from './refusal.ts';
import { tabulated } from './tabulated.ts';
import { triangular } from './triangular.ts';
import { logUniform, uniform } from './uniform.ts';

interface TwoEnds {
  readonly low: number;
  readonly high: number;
  /** Probabilities of `low` and `high`; P10 and P90 unless given. */
  readonly ends?: Ends;
}

interface ThreePoints extends TwoEnds {
  readonly median: number;
}

interface HardLimits {
  readonly min: number;
  readonly max: number;
}

/** Every kind of uncertain number. `…-through` kinds are fitted to quantiles. */
export type DistributionSpec =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | {
      readonly kind: 'beta';
      readonly alpha: number;
      readonly beta: number;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  | ({ readonly kind: 'uniform' | 'log-uniform' } & HardLimits)
  | ({ readonly kind: 'triangular'; readonly mode: number } & HardLimits)
  | ({ readonly kind: 'pert'; readonly mode: number; readonly weight?: number } & HardLimits)
  | ({
      readonly kind: 'normal-through' | 'lognormal-through' | 'beta-through' | 'gamma-through';
    } & TwoEnds)
  | ({
      readonly kind: 'split-normal' | 'split-lognormal' | 'split-logit-normal';
    } & ThreePoints)
  | ({ readonly kind: 'metalog' } & ThreePoints & Limits)
  | {
      readonly kind: 'clipped';
      readonly of: DistributionSpec;
      readonly least: number;
      readonly most: number;
    }
  | {
      readonly kind: 'mixture';
      readonly parts: readonly { readonly weight: number; readonly of: DistributionSpec }[];
    };

/** The distribution a spec means; throws a RangeError in the user's words where there is none. */
export function distributionOf(spec: DistributionSpec): Distribution {
  const impossible = refusal(spec);
  if (impossible !== undefined) throw new RangeError(impossible);
  switch (spec.kind) {
    case 'constant':
      return constant(spec.value);
    case 'normal':
      return spec.sd === 0 ? constant(spec.mean) : normal(spec.mean, spec.sd);
    case 'lognormal':
      return spec.sigma === 0 ? constant(exp(spec.mu)) : lognormal(spec.mu, spec.sigma);
    case 'beta':
      return tabulated(beta(spec.alpha, spec.beta, spec.min, spec.max));
    case 'gamma':
      return tabulated(gamma(spec.shape, spec.scale));
    case 'uniform':
      return spec.min === spec.max ? constant(spec.min) : uniform(spec.min, spec.max);
    case 'log-uniform':
      return spec.min === spec.max ? constant(spec.min) : logUniform(spec.min, spec.max);
    case 'triangular':
      if (spec.min === spec.max) return constant(spec.min);
      return triangular(spec.min, spec.mode, spec.max);
    case 'pert': {
      if (spec.min === spec.max) return constant(spec.min);
      const shapes = pertShapes(spec.min, spec.mode, spec.max, spec.weight);
      return tabulated(beta(shapes.alpha, shapes.beta, spec.min, spec.max));
    }
    case 'clipped':
      return clipped(distributionOf(spec.of), spec.least, spec.most);
    case 'mixture':
      return tabulated(
        mixture(spec.parts.map(({ weight, of }) => ({ weight, of: distributionOf(of) }))),
      );
    case 'normal-through':
    case 'lognormal-through':
    case 'beta-through':
    case 'gamma-through':
    case 'split-normal':
    case 'split-lognormal':
    case 'split-logit-normal':
    case 'metalog':
      return spec.low === spec.high ? constant(spec.low) : throughQuantiles(spec);
  }
}

type Through = Extract<DistributionSpec, { low: number }>;

function throughQuantiles(spec: Through): Distribution {
  const ends = spec.ends ?? P10_P90;
  switch (spec.kind) {
    case 'normal-through': {
      const { mean, sd } = normalThrough(spec.low, spec.high, ends);
      return normal(mean, sd);
    }
    case 'lognormal-through': {
      const { mu, sigma } = lognormalThrough(spec.low, spec.high, ends);
      return lognormal(mu, sigma);
    }
    case 'beta-through': {
      const shapes = betaThrough(spec.low, spec.high, ends);
      return tabulated(beta(shapes.alpha, shapes.beta));
    }
    case 'gamma-through': {
      const { shape, scale } = gammaThrough(spec.low, spec.high, ends);
      return tabulated(gamma(shape, scale));
    }
    case 'split-normal':
      return splitNormal(spec.low, spec.median, spec.high, ends);
    case 'split-lognormal':
      return splitLognormal(spec.low, spec.median, spec.high, ends);
    case 'split-logit-normal':
      return splitLogitNormal(spec.low, spec.median, spec.high, ends);
    case 'metalog':
      return metalog(spec.low, spec.median, spec.high, ends[0], spec);
  }
}
