import { chromium, defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './browser.ts';
import { freePort } from './port.ts';

// Playwright reads this file again in every worker; the environment carries the first reading there.
const browser = (process.env['WEIGHBRIDGE_BROWSER'] ??= findBrowser() ?? chromium.executablePath());
const port = (process.env['WEIGHBRIDGE_PORT'] ??= String(await freePort()));

export default defineConfig({
  testDir: '..',
  testMatch: ['**/browser/*.{test,spec}.ts', '**/soak/*.spec.ts'],
  outputDir: '../../test-results/browser',
  workers: 2,
  timeout: 60_000,
  // A slow machine is not a failure.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    // Each test has a fresh browser, which would keep the whole app for a visit that never comes.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: browserArguments,
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: '../..',
    url: `http://localhost:${port}/`,
  },
});
