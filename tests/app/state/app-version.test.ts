import { expect, it } from 'vitest';
import { appVersion } from '#app/state/app-version.ts';
import { version } from '../../../package.json';

it('prints the version of the package', () => {
  expect(appVersion).toBe(version);
});
