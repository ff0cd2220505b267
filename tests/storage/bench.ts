/** The room's browser half under one global name, bundled for the browser test of the store. */
import { openDatabase } from '#storage/database.ts';
import { openJournal } from '#storage/journal.ts';
import { holdSession, takeOverSession } from '#storage/lock.ts';
import { replayJournal } from '#storage/replay.ts';
import { Saver } from '#storage/saver.ts';
import { openStore } from '#storage/open-store.ts';

const bench = {
  openDatabase,
  openJournal,
  holdSession,
  takeOverSession,
  replayJournal,
  Saver,
  openStore,
};

export type Bench = typeof bench;

Object.assign(globalThis, { bench });
