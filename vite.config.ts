import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What a page of this app may load, run and talk to: only itself. Each line is one directive. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  // Blob workers inherit this policy; a worker loaded from a URL would escape the meta form of it.
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html default',
];

/** Browsers read this directive from the header only and warn when they meet it in a meta tag. */
const headerOnlyPolicy = ["frame-ancestors 'none'"];

const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** The response headers that `npm start`, the browser tests and the emitted host files all use. */
const headers = {
  'Content-Security-Policy': [...contentSecurityPolicy, ...headerOnlyPolicy].join('; '),
  'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Writes the policy into the built page and beside it, as `_headers` (Netlify, Cloudflare Pages) and `.htaccess` (Apache). */
function policyOfTheBuild(): Plugin {
  const lines = (format: (name: string, value: string) => string) =>
    Object.entries(headers)
      .map(([name, value]) => `${format(name, value)}\n`)
      .join('');
  return {
    name: 'policy-of-the-build',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: contentSecurityPolicy.join('; '),
        },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: `/*\n${lines((name, value) => `  ${name}: ${value}`)}`,
      });
      this.emitFile({
        type: 'asset',
        fileName: '.htaccess',
        source: lines((name, value) => `Header always set ${name} "${value}"`),
      });
    },
  };
}

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
    setupFiles: ['tests/config/properties.ts'],
  },
});
