import './app/boot.ts';
import './app/styles/index.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { Desk } from './app/state/desk.svelte.ts';
import { newId } from './app/state/new-id.ts';
import { memoryShelf } from './app/state/shelf.ts';
import { openJournal } from './storage/journal.ts';
import { replayJournal } from './storage/replay.ts';
import { readSessionFile } from './storage/restore/session-file.ts';
import { openStore } from './storage/store.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element with the id "app"');

const journal = openJournal();
const store = await openStore();
const isOpen = !('problem' in store);
const replayed = isOpen
  ? await replayJournal(store, journal, () => newId('s'), new Date().toISOString())
  : [];
const none = { run: () => Promise.reject(new Error('the engine is not part of this build yet')) };

const desk = new Desk({
  shelf: isOpen ? store : memoryShelf(),
  journal,
  problem: isOpen ? null : store.problem,
  replayed,
  runner: none,
  otherRunner: none,
  readFile: (text) => Promise.resolve(readSessionFile(text)),
});
mount(App, { target, props: { desk } });
desk.start();
