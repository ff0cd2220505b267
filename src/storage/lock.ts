/** The right to write one session, held by at most one tab. */
export interface Hold {
  /** Gives the right back; later calls do nothing. */
  release(): void;
  /** Another tab wants to take over: the listener saves what is pending, then the right is released. */
  onAsked(listener: () => Promise<unknown>): void;
  /** The right is gone: given to a tab that asked, or taken because this one did not answer. */
  onLost(listener: () => void): void;
}

const lockName = (id: string): string => `weighbridge-session-${id}`;
const takeOverAfterMs = 1_500;

/** The right to write a session, or null while another tab has it. */
export const holdSession = (id: string): Promise<Hold | null> => request(id, { ifAvailable: true });

/** Asks the tab that has the right to save and let go, and takes it if there is no answer in 1.5 s. */
export async function takeOverSession(id: string): Promise<Hold> {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(lockName(id)) : null;
  channel?.postMessage('release');
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), takeOverAfterMs);
  const held = await request(id, { signal: patience.signal }).catch(() => null);
  clearTimeout(timer);
  channel?.close();
  return held ?? (await request(id, { steal: true })) ?? withoutLocks();
}

/** Makes every other tab save and let go of its session; returns what gives them back. */
export async function takeOverAll(): Promise<() => void> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const prefix = lockName('');
  const ids = held.flatMap(({ name }) =>
    name?.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
  const holds = await Promise.all(ids.map(takeOverSession));
  return () => {
    for (const hold of holds) hold.release();
  };
}

function request(id: string, options: LockOptions): Promise<Hold | null> {
  const { locks } = navigator;
  // Plain http and some files opened from disk have no locks; revisions still refuse stale writes.
  if (locks === undefined) return Promise.resolve(withoutLocks());
  return new Promise((resolve, reject) => {
    let granted = false;
    const listening = new AbortController();
    const lost = new Set<() => void>();
    let isLost = false;
    const lose = () => {
      isLost = true;
      for (const listener of lost) listener();
    };
    const asked = new Set<() => Promise<unknown>>();
    const work = (lock: Lock | null) => {
      granted = true;
      if (lock === null) return resolve(null);
      return new Promise<void>((release) => {
        answerRequests(id, listening.signal, async () => {
          await Promise.allSettled([...asked].map((listener) => listener()));
          lose();
          release();
        });
        resolve({
          release() {
            // At once: the next request of this very tab would still be heard, and taken for another's.
            listening.abort();
            release();
          },
          onAsked: (listener) => asked.add(listener),
          onLost(listener) {
            lost.add(listener);
            // Another tab may have taken it while this one was still reading.
            if (isLost) listener();
          },
        });
      });
    };
    locks
      .request(lockName(id), options, work)
      .catch((error: unknown) => {
        if (granted) lose();
        else if (error instanceof DOMException && error.name === 'SecurityError') {
          resolve(withoutLocks());
        } else reject(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => listening.abort());
  });
}

function answerRequests(id: string, until: AbortSignal, answer: () => Promise<void>): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(lockName(id));
  channel.addEventListener('message', () => void answer(), { once: true });
  until.addEventListener('abort', () => channel.close());
}

const withoutLocks = (): Hold => ({
  release: () => undefined,
  onAsked: () => undefined,
  onLost: () => undefined,
});
