import { fromBase64, toBase64 } from './restore/base64.ts';
import { openVault, readWrappedKey } from './vault.ts';
import type { Vault } from './vault.ts';

const format = 'weighbridge-sealed';
const formatVersion = 1;

/** The text of a file under the passphrase of this device; it holds what else is needed to open it. */
export async function writeSealedFile(text: string, vault: Vault): Promise<string> {
  const { kdf, iterations, salt, iv, wrapped } = vault.key;
  const sealed = await vault.seal(text, format);
  const file = {
    format,
    formatVersion,
    key: {
      kdf,
      iterations,
      salt: toBase64(salt),
      iv: toBase64(iv),
      wrapped: toBase64(wrapped),
    },
    iv: toBase64(sealed.iv),
    data: toBase64(sealed.data),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The text inside a sealed file, null where the passphrase is wrong, or why there is none. */
export async function openSealedFile(
  text: string,
  passphrase: string,
): Promise<{ text: string } | { refused: string } | null> {
  const damaged = { refused: 'This sealed file is damaged: it cannot be opened.' };
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return damaged;
  }
  const raw = (file['key'] ?? {}) as Record<string, unknown>;
  const key = readWrappedKey({
    kdf: raw['kdf'],
    iterations: raw['iterations'],
    salt: fromBase64(raw['salt']),
    iv: fromBase64(raw['iv']),
    wrapped: fromBase64(raw['wrapped']),
  });
  const [iv, data] = [fromBase64(file['iv']), fromBase64(file['data'])];
  if (key === null || iv === null || data === null) return damaged;
  const vault = await openVault(key, passphrase);
  if (vault === null) return null;
  const inside = await vault.open({ iv, data }, format);
  return inside === null ? damaged : { text: inside };
}
