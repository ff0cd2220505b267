/**
 * Encryption under a passphrase. A random key (AES-GCM, 256 bits) seals everything; a key derived
 * from the passphrase (PBKDF2, HMAC-SHA-256) wraps that key. Nothing here can open what was sealed
 * without the passphrase: there is no way back.
 */

/** OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256 (as of 2026-11): 600,000 iterations. */
const iterations = 600_000;
/** A file may not make the reader derive for minutes. */
const iterationsAtMost = 10_000_000;
/** NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the passphrase is the only factor. */
export const passphraseLength = 15;

export type Bytes = Uint8Array<ArrayBuffer>;

/** How to get from a passphrase to the key; not secret by itself. */
export interface WrappedKey {
  kdf: 'PBKDF2-HMAC-SHA-256';
  iterations: number;
  salt: Bytes;
  iv: Bytes;
  wrapped: Bytes;
}

/** A sealed value. */
export interface Sealed {
  iv: Bytes;
  data: Bytes;
}

/** An open vault: holds the key in memory, where no script can read it out. */
export interface Vault {
  key: WrappedKey;
  /** `about` must be the same when it is opened again, so that nothing sealed can change its place. */
  seal(text: string, about: string): Promise<Sealed>;
  /** The text, or null where it was sealed with another key, moved or changed. */
  open(sealed: Sealed, about: string): Promise<string | null>;
}

/** Whether this page may encrypt; browsers allow it on https and localhost only. */
export const canEncrypt = (): boolean => 'crypto' in globalThis && 'subtle' in crypto;

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** A new key under a passphrase. */
export async function createVault(passphrase: string): Promise<Vault> {
  const [salt, iv] = [random(16), random(12)];
  const secret = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const wrapping = await wrappingKey(passphrase, salt, iterations, 'wrapKey');
  const wrapped = await crypto.subtle.wrapKey('raw', secret, wrapping, { name: 'AES-GCM', iv });
  const key: WrappedKey = {
    kdf: 'PBKDF2-HMAC-SHA-256',
    iterations,
    salt,
    iv,
    wrapped: new Uint8Array(wrapped),
  };
  const vault = await openVault(key, passphrase);
  if (vault === null) throw new Error('The new key could not be opened again.');
  return vault;
}

/** The vault, or null where the passphrase is wrong. Changes nothing. */
export async function openVault(key: WrappedKey, passphrase: string): Promise<Vault | null> {
  const { salt, iv, wrapped } = key;
  const wrapping = await wrappingKey(passphrase, salt, key.iterations, 'unwrapKey');
  const secret = await crypto.subtle
    .unwrapKey('raw', wrapped, wrapping, { name: 'AES-GCM', iv }, 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ])
    .catch(() => null);
  return secret === null ? null : vaultOf(key, secret);
}

async function wrappingKey(
  passphrase: string,
  salt: Bytes,
  rounds: number,
  use: 'wrapKey' | 'unwrapKey',
): Promise<CryptoKey> {
  const bytes = utf8(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

function vaultOf(key: WrappedKey, secret: CryptoKey): Vault {
  const parameters = (iv: Bytes, about: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8(about),
  });
  return {
    key,
    async seal(text, about) {
      const iv = random(12);
      const data = await crypto.subtle.encrypt(parameters(iv, about), secret, utf8(text));
      return { iv, data: new Uint8Array(data) };
    },
    open: ({ iv, data }, about) =>
      crypto.subtle
        .decrypt(parameters(iv, about), secret, data)
        .then((bytes) => new TextDecoder().decode(bytes))
        .catch(() => null),
  };
}

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const isBytes = (raw: unknown): raw is Bytes => raw instanceof Uint8Array;

/** The key as stored or read from a file, or null where it is none. */
export function readWrappedKey(raw: unknown): WrappedKey | null {
  const { kdf, iterations: rounds, salt, iv, wrapped } = (raw ?? {}) as Record<string, unknown>;
  if (kdf !== 'PBKDF2-HMAC-SHA-256' || !Number.isInteger(rounds)) return null;
  if (Number(rounds) < 1 || Number(rounds) > iterationsAtMost) return null;
  if (!isBytes(salt) || !isBytes(iv) || !isBytes(wrapped)) return null;
  return { kdf, iterations: Number(rounds), salt, iv, wrapped };
}

/** A sealed value as stored or read from a file, or null where it is none. */
export function readSealed(raw: unknown): Sealed | null {
  const { iv, data } = (raw ?? {}) as Record<string, unknown>;
  return isBytes(iv) && isBytes(data) ? { iv, data } : null;
}
