export type * from './types/common.ts';
export type * from './types/offer.ts';
export type * from './types/model.ts';
export type * from './types/hardware.ts';
export type * from './types/measurement.ts';
export type * from './types/prior.ts';
export type * from './types/gap.ts';
export type * from './types/catalogue.ts';
