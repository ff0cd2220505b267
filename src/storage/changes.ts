/** `locked` is about all sessions, whose passphrase was set or taken away. */
const kinds = ['written', 'removed', 'restored', 'purged', 'locked'] as const;

/** What happened to a session in another tab. */
export interface Change {
  id: string;
  what: (typeof kinds)[number];
}

/** Tells other tabs of changes and hears of theirs; silent where the browser has no channels. */
export interface Changes {
  tell(change: Change): void;
  listen(listener: (change: Change) => void): () => void;
  close(): void;
}

export function openChanges(name: string): Changes {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  const listeners = new Set<(change: Change) => void>();
  channel?.addEventListener('message', ({ data }: MessageEvent<Partial<Change> | null>) => {
    const what = kinds.find((kind) => kind === data?.what);
    if (what === undefined || typeof data?.id !== 'string') return;
    for (const listener of listeners) listener({ id: data.id, what });
  });
  return {
    tell: (change) => channel?.postMessage(change),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}
