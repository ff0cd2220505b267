/**
 * Keeps one version of the app, whole, for use without a network. A version is taken only if every
 * file of it arrives with the hash it was built with; it takes over when the user says so, and its
 * files are never mixed with those of another one.
 */

/** What a worker of this kind has and a page has not; TypeScript's DOM library knows only pages. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope extends EventTarget {
  registration: { scope: string; active: unknown };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
}

const scope = globalThis as unknown as WorkerScope;

/** Written by the build: the version, and each file of it with its hash. */
const version = '__VERSION__';
const files = '__FILES__' as unknown as readonly [path: string, hash: string][];

const prefix = 'weighbridge-';
const cacheName = prefix + version;
const pages = ['index.html', 'recovery.html'];

const addressOf = (path: string): string => new URL(path, scope.registration.scope).href;

async function takeVersion(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    files.map(async ([path, integrity]) => {
      const request = new Request(addressOf(path), { cache: 'no-cache', integrity });
      await cache.put(addressOf(path), await fetch(request));
    }),
  );
  // The first version need not wait: no page runs another one.
  if (scope.registration.active === null) await scope.skipWaiting();
}

/** Keeps the version before, too: a tab that still runs it may ask for more of its files. */
async function dropOldVersions(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const old = names.filter((name) => name !== cacheName);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const cache = await caches.open(cacheName);
  const page = pages.find((each) => url.pathname.endsWith(`/${each}`));
  const kept =
    request.mode === 'navigate'
      ? await cache.match(addressOf(page ?? 'index.html'))
      : ((await cache.match(request)) ?? (await caches.match(request)));
  return kept ?? fetch(request);
}

scope.addEventListener('install', (event) => (event as Extendable).waitUntil(takeVersion()));
scope.addEventListener('activate', (event) => (event as Extendable).waitUntil(dropOldVersions()));
scope.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'use-now') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { request } = event as Asked;
  const isOurs = request.url.startsWith(scope.registration.scope) && request.method === 'GET';
  if (isOurs) (event as Asked).respondWith(answer(request));
});
