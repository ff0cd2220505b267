/** A real browser over the production build, and the long tasks of the page's own thread in it. */
import { chromium, type Page } from '@playwright/test';
import { cpus } from 'node:os';
import { build, preview } from 'vite';
import { browserArguments, findBrowser } from '../config/browser.ts';
import { freePort } from '../config/port.ts';

export const processor = cpus()[0]?.model ?? 'unknown';

/** A frame at 60 a second, in milliseconds. */
export const frameMs = 1000 / 60;

/** A task of 50 ms or more; browsers report no shorter ones. */
export interface LongTask {
  ms: number;
  /** What ran in it, the longest first: who called, which function, where in which file, and for how long. */
  scripts: { what: string; ms: number }[];
}

/** What Chromium says of a long frame; TypeScript's library does not know it yet. */
interface LongFrame extends PerformanceEntry {
  scripts: (PerformanceEntry & {
    invoker: string;
    sourceFunctionName: string;
    sourceURL: string;
    sourceCharPosition: number;
  })[];
}

interface Watched {
  longTasks: PerformanceEntry[];
  longFrames: LongFrame[];
}

function watch(): void {
  const watched: Watched = { longTasks: [], longFrames: [] };
  Object.assign(globalThis, watched);
  new PerformanceObserver((list) => {
    watched.longTasks.push(...list.getEntries());
  }).observe({ entryTypes: ['longtask'] });
  new PerformanceObserver((list) => {
    watched.longFrames.push(...(list.getEntries() as LongFrame[]));
  }).observe({ entryTypes: ['long-animation-frame'] });
}

/** The page's long tasks since the last call, the longest first. */
export const longTasksOf = (page: Page): Promise<LongTask[]> =>
  page.evaluate(() => {
    const { longTasks, longFrames } = globalThis as unknown as Watched;
    const scripts = longFrames.splice(0).flatMap((frame) => frame.scripts);
    const tasks = longTasks.splice(0).map(({ startTime, duration }) => ({
      ms: duration,
      scripts: scripts
        .filter((s) => s.startTime >= startTime - 1 && s.startTime < startTime + duration)
        .map((s) => ({
          what: `${s.invoker} ${s.sourceFunctionName} at ${s.sourceURL.split('/').at(-1)}:${s.sourceCharPosition}`,
          ms: s.duration,
        }))
        .sort((x, y) => y.ms - x.ms),
    }));
    return tasks.sort((x, y) => y.ms - x.ms);
  });

/** Processor time that the page's process, with its workers, has used so far; the clock is everybody's, this is ours. */
export async function processorSeconds(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter((process) => process.type === 'renderer');
  return renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** The long tasks as lines; the worst ones with what ran in them. */
export function taskLines(tasks: readonly LongTask[]): string[] {
  if (tasks.length === 0) return ['no task of the page’s own thread took 50 ms'];
  const count = tasks.length === 1 ? 'one task' : `${tasks.length} tasks`;
  return [
    `${count} of the page’s own thread took 50 ms or more:`,
    ...tasks.slice(0, 8).map(({ ms, scripts }) => {
      const what = scripts.slice(0, 3).map((s) => `${s.ms.toFixed(0)} ms ${s.what}`);
      return `  ${ms.toFixed(0)} ms: ${what.length > 0 ? what.join('; ') : 'no script named: style, layout or paint'}`;
    }),
  ];
}

/** Builds the app, opens it in a browser and hands the page over; closes everything after. With `--names`, functions keep theirs. */
export async function onThePage(use: (page: Page) => Promise<void>): Promise<void> {
  const names = process.argv.includes('--names') ? { minify: false } : {};
  await build({ logLevel: 'warn', build: names });
  const server = await preview({ preview: { host: 'localhost', port: await freePort() } });
  const executablePath = findBrowser() ?? chromium.executablePath();
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    // The loader of these scripts wraps named functions in a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (f) => f');
    await page.addInitScript(watch);
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await use(page);
  } finally {
    await browser.close();
    server.httpServer.close();
  }
}
