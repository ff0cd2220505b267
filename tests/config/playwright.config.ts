import { chromium, defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';
import { freePort } from './port.ts';

// Playwright reads this file again in every worker; the environment carries the first reading there.
const browser = (process.env['WEIGHBRIDGE_BROWSER'] ??= findBrowser() ?? chromium.executablePath());
const port = (process.env['WEIGHBRIDGE_PORT'] ??= String(await freePort()));

export default defineConfig({
  testDir: '../browser',
  outputDir: '../../test-results/browser',
  snapshotPathTemplate: '{testDir}/{testFileName}-{arg}{ext}',
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        // Root has no sandbox in a container.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    cwd: '../..',
    url: `http://localhost:${port}/`,
  },
});
