import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { numericsFingerprint } from '../../src/engine/numerics/fingerprint.ts';
import { expect, test } from './recorded.ts';

const entry = fileURLToPath(new URL('../../src/engine/numerics/fingerprint.ts', import.meta.url));

/** The engine's numerics as the production build makes them: one script that sets `numerics`. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'numerics' },
    },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const chunk = outputs[0]?.output[0];
  if (chunk?.type !== 'chunk') throw new Error('The numerics did not become one script.');
  return chunk.code;
}

test('exp, log, pow and the quantiles have the same bits in this browser and in Node', async ({
  page,
}) => {
  const code = await bundled();
  // A blank document has no policy, so the script may run; nothing is fetched.
  const inPage = await page.evaluate(
    `(() => { ${code}; return numerics.numericsFingerprint(); })()`,
  );
  expect(inPage).toMatch(/^[0-9a-f]{16}$/);
  expect(inPage).toBe(numericsFingerprint());
});
