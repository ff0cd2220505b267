import fc from 'fast-check';

/**
 * Property tests draw from one fixed seed, so that a run says something about the code and not
 * about luck. `PROPERTY_SEED=random` explores; a number repeats an exploration.
 */
const asked = process.env['PROPERTY_SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked ? Number(asked) : 20_261_124 });
