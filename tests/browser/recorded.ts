import { test as base, expect, type BrowserContext, type ConsoleMessage } from '@playwright/test';

/** What a browser did during one test that nobody should have seen: empty lists are the norm. */
export type Record = {
  /** Every address requested, whoever asked: page, worker, style sheet, font. */
  requests: string[];
  /** Refusals by the content security policy, as "directive: what was blocked". */
  violations: string[];
  /** Uncaught errors and lines at level error or warning on the console. */
  errors: string[];
};

/** Addresses outside the page's own origin; blob: and data: never leave the browser. */
export function foreign(record: Record, origin: string): string[] {
  return record.requests.filter((address) => {
    const { protocol, origin: asked } = new URL(address);
    return protocol !== 'blob:' && protocol !== 'data:' && asked !== origin;
  });
}

/** Runs inside a worker: what its policy refuses appears nowhere else but at its own event target. */
function reportRefusals(): void {
  addEventListener('securitypolicyviolation', (event) =>
    console.error(`${event.effectiveDirective}: ${event.blockedURI}`),
  );
}

async function recordAll(context: BrowserContext, record: Record): Promise<void> {
  const hear = (message: ConsoleMessage) => {
    const isOurs = message.text() !== 'Service Worker registration blocked by Playwright';
    if (isOurs && ['error', 'warning'].includes(message.type())) record.errors.push(message.text());
  };
  context.on('request', (request) => record.requests.push(request.url()));
  context.on('console', hear);
  context.on('weberror', (error) => record.errors.push(String(error.error())));
  context.on('page', (page) => {
    page.on('websocket', (socket) => record.requests.push(socket.url()));
    page.on('worker', (worker) => {
      record.requests.push(worker.url());
      // A worker that has already ended cannot be listened to, and has nothing left to say.
      worker.evaluate(reportRefusals).catch(() => {});
    });
  });
  await context.exposeBinding('recordViolation', (_source, text: string) => {
    // The header and the meta tag each report the same refusal.
    if (!record.violations.includes(text)) record.violations.push(text);
  });
  await context.addInitScript(() => {
    const { recordViolation } = globalThis as unknown as {
      recordViolation: (text: string) => void;
    };
    addEventListener('securitypolicyviolation', (event) =>
      recordViolation(`${event.effectiveDirective}: ${event.blockedURI}`),
    );
  });
}

/** Playwright's test, in which every request is recorded and a foreign one, a policy violation or an error on the console fails. */
export const test = base.extend<{ record: Record }>({
  record: [
    async ({ context, baseURL }, use) => {
      const record: Record = { requests: [], violations: [], errors: [] };
      await recordAll(context, record);
      await use(record);
      expect(foreign(record, new URL(baseURL ?? '').origin), 'foreign requests').toEqual([]);
      expect(record.violations, 'policy violations').toEqual([]);
      expect(record.errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
