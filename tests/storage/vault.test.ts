import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSealedFile, writeSealedFile } from '#storage/sealed-file.ts';
import { isSealed, sealedRows } from '#storage/rows.ts';
import { createVault, openVault, readSealed, readWrappedKey } from '#storage/vault.ts';
import type { Vault } from '#storage/vault.ts';

const passphrase = 'four words under one roof';
let vault: Vault;

beforeAll(async () => {
  vault = await createVault(passphrase);
});

describe('what was sealed', () => {
  test('opens to the same text under its own name, and reads nothing like it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 12 }),
        fc.string(),
        async (text, about) => {
          const sealed = await vault.seal(text, about);
          expect(await vault.open(sealed, about)).toBe(text.toWellFormed());
          expect(Buffer.from(sealed.data).toString('utf8')).not.toContain(text);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is sealed differently each time', async () => {
    const [one, other] = [await vault.seal('same', 'a'), await vault.seal('same', 'a')];
    expect(one.iv).not.toEqual(other.iv);
    expect(one.data).not.toEqual(other.data);
  });

  test('opens nowhere else, with no other key, and not after any bit was changed', async () => {
    const sealed = await vault.seal('Topsecret', 'session a');
    expect(await vault.open(sealed, 'session b')).toBeNull();
    const stranger = await createVault(passphrase);
    expect(await stranger.open(sealed, 'session a')).toBeNull();
    for (let at = 0; at < sealed.data.length; at++) {
      const data = sealed.data.slice();
      data[at] = (data[at] ?? 0) ^ (1 << (at % 8));
      expect(await vault.open({ ...sealed, data }, 'session a')).toBeNull();
    }
  });
});

describe('the passphrase', () => {
  test('opens the stored key; any other does not', async () => {
    const again = await openVault(vault.key, passphrase);
    const sealed = await vault.seal('kept', 'x');
    expect(await again?.open(sealed, 'x')).toBe('kept');
    for (const wrong of ['', passphrase.toUpperCase(), `${passphrase} `, passphrase.slice(1)]) {
      expect(await openVault(vault.key, wrong)).toBeNull();
    }
  });

  test('is the same however its accents were typed', async () => {
    const accented = await createVault('quatre mots sous un toit à côté');
    expect(
      await openVault(accented.key, 'quatre mots sous un toit à côté'.normalize('NFD')),
    ).not.toBeNull();
  });

  test('costs what the guidance of the day asks for, and each key has its own salt', async () => {
    expect(vault.key).toMatchObject({ kdf: 'PBKDF2-HMAC-SHA-256', iterations: 600_000 });
    expect(vault.key.salt).toHaveLength(16);
    expect((await createVault(passphrase)).key.salt).not.toEqual(vault.key.salt);
  });
});

test('keys and sealed values of another kind are none', () => {
  const { key } = vault;
  expect(readWrappedKey(key)).toEqual(key);
  const spoilt = [
    null,
    'key',
    { ...key, kdf: 'PBKDF2-HMAC-SHA-1' },
    { ...key, iterations: 0 },
    { ...key, iterations: 1.5 },
    { ...key, iterations: 10_000_001 },
    { ...key, salt: 'text' },
    { ...key, iv: [1, 2] },
    { ...key, wrapped: undefined },
  ];
  for (const each of spoilt) expect(readWrappedKey(each)).toBeNull();
  expect(readSealed({ iv: key.iv, data: key.salt })).toEqual({ iv: key.iv, data: key.salt });
  for (const each of [undefined, {}, { iv: key.iv }, { iv: 'x', data: 'y' }]) {
    expect(readSealed(each)).toBeNull();
  }
});

describe('rows', () => {
  const row = { id: 's-1', revision: 3, savedAt: 'then', name: 'Merger', session: { note: 'x' } };

  test('keep in clear only what they are looked up by, and open to what they were', async () => {
    const rows = sealedRows(vault);
    const sealed = await rows.seal(row);
    expect(Object.keys(sealed).toSorted()).toEqual(['id', 'revision', 'savedAt', 'sealed']);
    expect(isSealed(sealed)).toBe(true);
    expect(await rows.open(sealed)).toEqual(row);
    expect(await rows.seal(sealed)).toBe(sealed);
    expect(await rows.open(row)).toBe(row);
  });

  test('put under another session stay shut', async () => {
    const rows = sealedRows(vault);
    const moved = { ...(await rows.seal(row)), id: 's-2' };
    expect(await rows.open(moved)).toBe(moved);
  });
});

describe('a sealed file', () => {
  test('opens with its passphrase on any device, and says nothing without it', async () => {
    const file = await writeSealedFile('{"name":"Merger"}', vault);
    expect(file).not.toContain('Merger');
    expect(await openSealedFile(file, passphrase)).toEqual({ text: '{"name":"Merger"}' });
    expect(await openSealedFile(file, 'something else')).toBeNull();
  });

  test('that was damaged is refused in words', async () => {
    const file = await writeSealedFile('{}', vault);
    const { key, data, ...rest } = JSON.parse(file) as Record<string, unknown>;
    const other = JSON.parse(await writeSealedFile('{} ', vault)) as { data: string };
    const spoilt = [
      file.slice(0, -9),
      JSON.stringify({ ...rest, data }),
      JSON.stringify({ ...rest, key }),
      JSON.stringify({ ...rest, key, data: '*' }),
      JSON.stringify({ ...rest, key, data: other.data }),
    ];
    for (const each of spoilt) {
      expect(await openSealedFile(each, passphrase)).toEqual({
        refused: 'This sealed file is damaged: it cannot be opened.',
      });
    }
  });
});
