import gap from './data/gap.json' with { type: 'json' };
import gpus from './data/gpus.json' with { type: 'json' };
import models from './data/models.json' with { type: 'json' };
import offers from './data/offers.json' with { type: 'json' };
import priors from './data/priors.json' with { type: 'json' };
import rents from './data/rents.json' with { type: 'json' };
import sources from './data/sources.json' with { type: 'json' };
import throughput from './data/throughput.json' with { type: 'json' };
import type { EditionData } from './types/catalogue.ts';

/** The facts as read on 2026-11-22; the newest prices are of 2026-11-10. */
export const currentEdition: EditionData = {
  date: '2026-11-22',
  sources,
  offers,
  gpus,
  rents,
  models,
  throughput,
  priors,
  gap,
};
