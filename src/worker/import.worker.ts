import { expose } from 'comlink';
import { readAnyFile } from '#storage/restore/any-file.ts';
import type { ImportApi } from './imports.ts';

const api: ImportApi = { read: (text) => Promise.resolve(readAnyFile(text)) };
expose(api);
