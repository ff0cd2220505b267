import { fieldOf } from './revisions.ts';
import { readSealed } from './vault.ts';
import type { Vault } from './vault.ts';

/** How rows stand in the database: as they are, or sealed but for what the store looks things up by. */
export interface Rows {
  /** The key that rows are sealed with; null where they are not. */
  vault: Vault | null;
  /** The row as it is to be stored. Await it before a transaction begins, which would end meanwhile. */
  seal(row: object): Promise<object>;
  /** The row in clear; one that this key does not open comes back as it is. */
  open(row: unknown): Promise<unknown>;
}

const clearFields = ['id', 'revision', 'savedAt', 'changedAt', 'removedAt', 'writer', 'edit'];

/** Whether a stored row is sealed. */
export const isSealed = (row: unknown): boolean => fieldOf(row, 'sealed') !== undefined;

/** Rows in clear. */
export const plainRows: Rows = {
  vault: null,
  seal: (row) => Promise.resolve(row),
  open: (row) => Promise.resolve(row),
};

/** Rows under a key; rows in clear are read, too, because sealing all of them takes a while. */
export const sealedRows = (vault: Vault): Rows => ({
  vault,
  async seal(row) {
    if (isSealed(row)) return row;
    const isClear = ([key]: [string, unknown]) => clearFields.includes(key);
    const entries = Object.entries(row);
    const secret = Object.fromEntries(entries.filter((entry) => !isClear(entry)));
    const sealed = await vault.seal(JSON.stringify(secret), String(fieldOf(row, 'id')));
    return { ...Object.fromEntries(entries.filter(isClear)), sealed };
  },
  async open(row) {
    const sealed = readSealed(fieldOf(row, 'sealed'));
    if (sealed === null) return row;
    const text = await vault.open(sealed, String(fieldOf(row, 'id')));
    if (text === null) return row;
    const { sealed: _, ...clear } = row as Record<string, unknown>;
    return { ...clear, ...(JSON.parse(text) as object) };
  },
});
