import type { Efficiency } from './efficiency.ts';
import type { ResidualPoint } from './residual.ts';

/** A fit of the efficiencies with the residuals of the rows it was made from. */
export interface EfficiencyFit {
  date: string;
  efficiency: Efficiency;
  points: readonly ResidualPoint[];
}

export const efficiencyFit: EfficiencyFit = {
  date: '2026-11-24',
  efficiency: {
    weightBandwidth: 0.807,
    mixtureBandwidth: 0.648,
    cacheBandwidth: 0.677,
    compute: 0.69,
    attention: 0.601,
    rateExponent: 0.109,
    halfExpertWidth: 317,
    expandedWeights: 0.57,
    activationTraffic: 0.944,
    denseLayerSeconds: 2.52e-5,
    mixtureLayerSeconds: 7.27e-5,
    llamaCppLayerSeconds: 8.76e-5,
    linkSeconds: 1.41e-5,
    pcieSeconds: 2.16e-5,
    linkShare: 0.37,
    pcieBytesPerSecond: 3.36e10,
    sequenceSeconds: 6.49e-6,
    tunedSpeed: 1.03,
    defaultSpeed: 0.994,
    defaultMixtureSpeed: 0.917,
    sglangSpeed: 0.485,
    llamaCppSpeed: 0.958,
    nightlySpeed: 0.424,
    amdSpeed: 0.681,
    spreadSpeed: 0.94,
  },
  points: [],
};
