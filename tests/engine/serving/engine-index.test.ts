import { describe, expect, it } from 'vitest';
import * as engine from '#engine/index.ts';

/** What is data and not a function. */
const data = ['bytesPerGib', 'defaultEngine', 'efficiencyFit', 'predictions'];

describe('the engine has one index', () => {
  it('with the analysis and the sums of serving and money', () => {
    const names = Object.keys(engine);
    for (const name of ['analyse', 'analysisHash', 'sizeReplica', 'fleetFor', 'apiBill'])
      expect(names).toContain(name);
    for (const [name, value] of Object.entries(engine))
      expect(typeof value === 'function', name).toBe(!data.includes(name));
  });
});
