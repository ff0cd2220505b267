import { expose } from 'comlink';
import { readSessionFile } from '#storage/restore/session-file.ts';
import type { ImportApi } from './imports.ts';

const api: ImportApi = { read: (text) => Promise.resolve(readSessionFile(text)) };
expose(api);
