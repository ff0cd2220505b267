import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { policyOfTheBuild } from './src/build/host-files.ts';
import { offlineVersion, serviceWorkerFile } from './src/build/offline.ts';
import { headers } from './src/build/policy.ts';
import { singleFile } from './src/build/single-file.ts';

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

/** The app as files for a host, to be used without a network after the first visit. */
const hosted = {
  plugins: [policyOfTheBuild(), offlineVersion()],
  build: {
    // A data: URL would need a wider font-src and worker-src, so every asset stays a file.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: 'index.html',
        recovery: 'recovery.html',
        'service-worker': 'src/offline/service-worker.ts',
      },
      output: {
        entryFileNames: ({ name }: { name: string }) =>
          name === 'service-worker' ? serviceWorkerFile : 'assets/[name]-[hash].js',
      },
    },
  },
};

/** The app as one HTML file that opens from disk. */
const single = {
  plugins: [singleFile('weighbridge.html')],
  publicDir: false as const,
  build: {
    outDir: 'dist-single',
    assetsInlineLimit: Infinity,
    cssCodeSplit: false,
    rolldownOptions: { input: 'index.html', output: { codeSplitting: false } },
  },
};

export default defineConfig(({ mode }) => {
  const edition = mode === 'single' ? single : hosted;
  return {
    ...edition,
    base: './',
    plugins: [svelte({ configFile: false }), ...edition.plugins],
    // A worker inlined as a blob has no folder of its own to load a second file from.
    worker: {
      // A page from disk has no origin, and a module may be loaded from an origin only.
      format: mode === 'single' ? 'iife' : 'es',
      plugins: () => [pdfkitInMemory()],
      rolldownOptions: { output: { codeSplitting: false } },
    },
    build: {
      ...edition.build,
      target: 'es2023',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // The catalogue and the document worker are large on purpose, and load when they are needed.
      chunkSizeWarningLimit: mode === 'single' ? 8_000 : 1_200,
      rolldownOptions: { ...edition.build.rolldownOptions, checks: { pluginTimings: false } },
    },
    preview: { headers: { ...headers } },
    test: {
      environment: 'node',
      include: ['tests/**/*.test.ts'],
      exclude: ['tests/browser/**'],
      // A slow machine, or one that is busy with other checks, is not a failure; a test that hangs still is.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      setupFiles: ['tests/config/properties.ts'],
      // By default one core is left idle, which of two is half.
      maxWorkers: '100%',
      // No test leaves anything behind, so that files can share what each would load and compile anew.
      isolate: false,
    },
  };
});
