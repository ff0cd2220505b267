import { events } from './events.ts';
import { gpus, rents } from './hardware.ts';
import { models } from './models.ts';
import { offers } from './offers.ts';
import { ownership } from './ownership.ts';
import { priors } from './priors.ts';
import { throughput } from './throughput.ts';

/** The tables of the catalogue in the order of its page. */
export const catalogueTables = [
  models,
  offers,
  gpus,
  rents,
  ownership,
  throughput,
  events,
  priors,
] as const;
