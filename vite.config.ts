import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { policyOfTheBuild } from './src/build/host-files.ts';
import { headers } from './src/build/policy.ts';

/** pdfkit names a colour profile that is never read here by a URL that a blob worker cannot form. */
function pdfkitInMemory(): Plugin {
  const url = "new URL('./data/sRGB_IEC61966_2_1.icc', import.meta.url).href";
  return {
    name: 'pdfkit-in-memory',
    enforce: 'pre',
    transform: {
      filter: { id: /\/pdfkit\/js\// },
      handler: (code) => code.replace(url, "'sRGB_IEC61966_2_1.icc'"),
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte({ configFile: false }), policyOfTheBuild()],
  // A worker inlined as a blob has no folder of its own to load a second file from.
  worker: {
    format: 'es',
    plugins: () => [pdfkitInMemory()],
    rolldownOptions: { output: { codeSplitting: false } },
  },
  build: {
    target: 'es2023',
    // A data: URL would need a wider font-src and worker-src, so every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The catalogue and the document worker are large on purpose, and load when they are needed.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  preview: { headers },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**'],
    // A slow machine is not a failure; a test that hangs still is.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: ['tests/config/properties.ts'],
  },
});
