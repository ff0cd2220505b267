/**
 * The recovery page: gets everything that is stored out of the browser when the app does not start.
 * It shares nothing with the app but how sealed records are opened, mends nothing and writes nothing.
 */
import '#app/boot.ts';
import './recovery.css';
import { rowsIn } from '#storage/raw-records.ts';
import type { RawRecords } from '#storage/raw-records.ts';
import { sealedRows } from '#storage/rows.ts';
import { openVault, readWrappedKey } from '#storage/vault.ts';

const list = document.getElementById('sessions');
const raw = document.getElementById('raw');
const said = document.getElementById('said');

function button(text: string, onclick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', onclick);
  return element;
}

function textIn(tag: 'span' | 'strong', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** A day and time as one reads them; what is no date stays as it stands. */
function whenRead(savedAt: unknown): string {
  const at = new Date(String(savedAt));
  return Number.isNaN(at.getTime())
    ? String(savedAt)
    : at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

function save(name: string, value: unknown): void {
  const link = document.createElement('a');
  const blob = new Blob([JSON.stringify(value, bytesAsText, 2)], { type: 'application/json' });
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
}

const bytesAsText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { bytes: [...value] } : value;

/** The unsaved changes of closed pages, as texts under their keys. */
function journalTexts(): Record<string, string> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith('weighbridge.journal.'));
  return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key) ?? '']));
}

function show(records: RawRecords): void {
  list?.replaceChildren();
  const newest = new Map<string, Record<string, unknown>>();
  for (const row of records.revisions) newest.set(String(row['id']), row);
  for (const [id, row] of newest) {
    const session = row['session'] as { name?: unknown } | undefined;
    const item = document.createElement('li');
    const name = typeof session?.name === 'string' ? session.name : `Session ${id}`;
    const file = { format: 'weighbridge-session', formatVersion: 1, session };
    item.append(textIn('strong', name), textIn('span', `saved ${whenRead(row['savedAt'])}`));
    if (session === undefined)
      item.append(textIn('span', 'sealed or damaged: save all raw records'));
    else item.append(button('Save as session file', () => save(`${id}.weighbridge.json`, file)));
    list?.append(item);
  }
  const everything = { ...records, journal: journalTexts() };
  raw?.replaceChildren(
    button('Save all raw records', () => save('weighbridge-raw-records.json', everything)),
  );
  const found = newest.size === 1 ? '1 session was found.' : `${newest.size} sessions were found.`;
  if (said !== null) said.textContent = found;
}

/** Asks for the passphrase, if there is one, and shows the records opened with it. */
function askPassphrase(records: RawRecords): void {
  const key = readWrappedKey(records.settings.find((row) => row['key'] === 'vault'));
  const form = document.querySelector('form');
  const input = document.querySelector('input');
  if (key === null || form === null || input === null) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void openVault(key, input.value).then(async (vault) => {
      if (vault === null) {
        if (said !== null) said.textContent = 'This is not the passphrase. Nothing was changed.';
        return;
      }
      const rows = sealedRows(vault);
      const inClear = (all: RawRecords['revisions']) =>
        Promise.all(all.map((row) => rows.open(row))) as Promise<RawRecords['revisions']>;
      const { sessions, revisions, backups } = records;
      show({
        ...records,
        sessions: await inClear(sessions),
        revisions: await inClear(revisions),
        backups: await inClear(backups),
      });
    });
  });
}

try {
  const records = await rowsIn('weighbridge');
  show(records);
  askPassphrase(records);
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  if (said !== null) said.textContent = `The stored records cannot be read: ${reason}.`;
}
