import './app/boot.ts';
import './app/styles/index.css';
import { mount, unmount } from 'svelte';
import App from './app/App.svelte';
import Unlock from './app/pages/Unlock.svelte';
import { Desk } from './app/state/desk.svelte.ts';
import { newId } from './app/state/new-id.ts';
import { memoryShelf } from './app/state/shelf.ts';
import { openJournal } from './storage/journal.ts';
import type { Journal } from './storage/journal.ts';
import { openStore } from './storage/open-store.ts';
import type { StoreProblem } from './storage/problem.ts';
import { replayJournal } from './storage/replay.ts';
import type { Store } from './storage/store.ts';
import { workerDocuments } from './worker/documents.ts';
import { workerImports } from './worker/imports.ts';
import { workerOutlooks } from './worker/outlooks.ts';
import { workerRunner } from './worker/runner.ts';
import { workerStress } from './worker/stress.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

/** Pages from disk share one storage between them, so the single file leaves nothing there. */
const inFilesOnly: StoreProblem = {
  kind: 'unavailable',
  words:
    'This edition in one file keeps nothing in the browser: save a session file before you close it, and open that file next time.',
};

const emptied =
  'The browser found its own storage damaged and emptied it: the sessions that were on this device are gone from it. Open your backup or a session file to get them back.';

try {
  target.replaceChildren();
  await start(target);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  target.textContent = `Weighbridge could not start (${reason}). Stored sessions are untouched: reload the page. `;
  const link = document.createElement('a');
  link.href = './recovery.html';
  link.textContent = 'Or get them out without the app.';
  target.append(link);
  throw error;
}

async function start(root: HTMLElement): Promise<void> {
  const journal = openJournal();
  const isSingle = import.meta.env.MODE === 'single';
  const store = isSingle ? { problem: inFilesOnly } : await openStore().catch(noStore);
  const isOpen = !('problem' in store);
  if (isOpen && store.isLocked()) await unlocked(root, store);
  const imports = workerImports();
  const desk = new Desk({
    shelf: isOpen ? store : memoryShelf(),
    journal,
    problem: isOpen ? null : store.problem,
    told: isOpen ? await sinceLastVisit(store, journal) : [],
    runner: workerRunner(),
    otherRunner: workerRunner(),
    documents: workerDocuments(),
    outlooks: workerOutlooks(),
    stress: workerStress(),
    readFile: (text) => imports.read(text),
  });
  mount(App, { target: root, props: { desk } });
  desk.start();
}

/** What became of the storage and of changes that a closing page had left, in words. */
async function sinceLastVisit(store: Store, journal: Journal): Promise<string[]> {
  const now = new Date().toISOString();
  const replayed = await replayJournal(store, journal, () => newId('s'), now);
  const words = replayed.map((change) => change.words);
  return store.wasEmptied ? [emptied, ...words] : words;
}

/** Resolves when the passphrase of the stored sessions was entered. */
function unlocked(root: HTMLElement, store: Store): Promise<void> {
  return new Promise((resolve) => {
    const page = mount(Unlock, {
      target: root,
      props: {
        unlock: async (passphrase: string) => {
          const result = await store.unlock(passphrase);
          return typeof result === 'boolean' ? result : result.problem.words;
        },
        onopen: () => {
          void unmount(page);
          resolve();
        },
      },
    });
  });
}

/** Some browsers throw where others answer; the app then works, and says that nothing is kept. */
function noStore(error: unknown): { problem: StoreProblem } {
  const reason = error instanceof Error ? error.message : String(error);
  const words = `This browser does not let the page store anything (${reason}). Work is lost when the tab closes: save a session file.`;
  return { problem: { kind: 'unavailable', words } };
}
