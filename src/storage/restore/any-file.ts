import type { Backup } from './backup-file.ts';
import { backupFormat, readBackup } from './backup-file.ts';
import type { FileRead } from './session-file.ts';
import { readSessionFile } from './session-file.ts';

/** What a file turned out to be; a sealed one can be read when it was opened with its passphrase. */
export type AnyFile = FileRead | { backup: Backup } | { sealed: true };

/** A backup or sealed file may be larger than one session. */
const bytesAtMost = 200 * 1024 * 1024;
const marked = /^\uFEFF?\s*\{\s*"format"\s*:\s*"weighbridge-(backup|sealed)"/;

/** Reads any file that Weighbridge writes; never throws, writes nothing. */
export function readAnyFile(text: string): AnyFile {
  const kind = marked.exec(text.slice(0, 200))?.[1];
  if (kind === undefined) return readSessionFile(text);
  if (text.length > bytesAtMost) return { refused: 'This file is larger than 200 MB.' };
  if (kind === 'sealed') return { sealed: true };
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return { refused: 'This backup ends too early or is damaged: it cannot be read as JSON.' };
  }
  if (file['format'] !== backupFormat) return { refused: 'This file is not what it says it is.' };
  const backup = readBackup(file);
  return 'refused' in backup ? backup : { backup };
}
