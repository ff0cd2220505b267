import type { Page } from '@playwright/test';
import { expect, foreign, test, type Record } from './recorded.ts';

const policyOf = (text: string | null | undefined) =>
  (text ?? '').split('; ').filter((directive) => directive !== '');

/** What a test provoked on purpose must not fail it at the end. */
function forgive(record: Record): void {
  for (const list of [record.requests, record.violations, record.errors]) list.length = 0;
}

/** Serves the same files as a host that sends no policy header, so that only the meta tag protects. */
async function stripHeaders(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
}

test('the app opens, and its policy stands in the header and in the page', async ({ page }) => {
  const response = await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const header = policyOf(await response?.headerValue('content-security-policy'));
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  expect(policyOf(await meta.getAttribute('content'))).toEqual(
    header.filter((directive) => !directive.startsWith('frame-ancestors')),
  );
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("connect-src 'self'");
  expect(header.join()).not.toContain('unsafe');
  expect(await response?.headerValue('x-content-type-options')).toBe('nosniff');
  expect(await response?.headerValue('referrer-policy')).toBe('no-referrer');
  expect(await response?.headerValue('cross-origin-opener-policy')).toBe('same-origin');
  expect(await response?.headerValue('permissions-policy')).toContain('camera=()');
});

for (const host of ['a host that sends the headers', 'a host that sends none']) {
  test(`on ${host}, every road out of the page is closed`, async ({ page, record }) => {
    if (host === 'a host that sends none') await stripHeaders(page);
    await page.goto('./');
    const outcome = await page.evaluate(async () => {
      // The test's own first turn may evaluate text, so the attempts start in a later one.
      await new Promise((resolve) => setTimeout(resolve));
      const attempt = async (work: () => unknown) => {
        try {
          await work();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      const asked = "fetch('https://example.org/from-worker')";
      const code = `${asked}.then(() => postMessage('done'), () => postMessage('refused'))`;
      const blob = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const fromWorker = new Promise((resolve) => {
        const worker = new Worker(blob, { type: 'module' });
        worker.onmessage = (event) => resolve(event.data);
      });
      return {
        webRtc: 'RTCPeerConnection' in globalThis ? 'there' : 'gone',
        fetch: await attempt(() => fetch('https://example.org/from-page')),
        fetchInWorker: await fromWorker,
        foreignWorker: await attempt(() => new Worker('https://example.org/worker.js')),
        markup: await attempt(() => (document.createElement('p').innerHTML = '<b>bold</b>')),
        code: await attempt(() => (0, eval)('1')),
      };
    });
    expect(outcome).toEqual({
      webRtc: 'gone',
      fetch: 'refused',
      fetchInWorker: 'refused',
      foreignWorker: 'refused',
      markup: 'refused',
      code: 'refused',
    });
    await expect
      .poll(() => record.violations)
      .toContain('connect-src: https://example.org/from-page');
    await page.unrouteAll({ behavior: 'wait' });
    forgive(record);
  });
}

test('the record sees a foreign request that no policy stops', async ({
  page,
  record,
  baseURL,
}) => {
  const body = '<img src="https://example.org/from-page.png">';
  await page.route('https://example.org/**', (route) => route.abort());
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('./bare');
  await page.evaluate(() => {
    const code = "fetch('https://example.org/from-worker')";
    const blob = new Blob([code], { type: 'text/javascript' });
    new Worker(URL.createObjectURL(blob), { type: 'module' });
  });
  const origin = new URL(baseURL ?? '').origin;
  await expect
    .poll(() => foreign(record, origin))
    .toEqual(['https://example.org/from-page.png', 'https://example.org/from-worker']);
  forgive(record);
});
