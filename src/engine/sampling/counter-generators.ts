/**
 * Counter-based generators (Salmon et al. 2011, SC'11): the same key and counter give the same words
 * in any order, so adding a stream shifts no other.
 */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];

/** Threefry2x32 with 20 rounds: two words from a counter and a key of two words each. */
export function threefry2x32(
  counter: readonly [number, number],
  key: readonly [number, number],
): [number, number] {
  const keys = [key[0], key[1], 0x1bd11bda ^ key[0] ^ key[1]];
  let x = (counter[0] + key[0]) | 0;
  let y = (counter[1] + key[1]) | 0;
  for (let round = 0; round < 20; round += 1) {
    const rotation = ROTATIONS[round & 7] as number;
    x = (x + y) | 0;
    y = ((y << rotation) | (y >>> (32 - rotation))) ^ x;
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      x = (x + (keys[injection % 3] as number)) | 0;
      y = (y + (keys[(injection + 1) % 3] as number) + injection) | 0;
    }
  }
  return [x >>> 0, y >>> 0];
}

export type FourWords = [number, number, number, number];

/** Philox4x32 with 10 rounds: four words from a counter of four words and a key of two. */
export function philox4x32(
  counter: Readonly<FourWords>,
  key: readonly [number, number],
): FourWords {
  let [a, b, c, d] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round += 1) {
    const high0 = highProduct(0xd2511f53, a);
    const high1 = highProduct(0xcd9e8d57, c);
    const low0 = Math.imul(0xd2511f53, a);
    const low1 = Math.imul(0xcd9e8d57, c);
    a = high1 ^ b ^ k0;
    b = low1;
    c = high0 ^ d ^ k1;
    d = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** A 32-bit word as a number strictly between 0 and 1. */
export function openUniform(word: number): number {
  return (word + 0.5) * 2.3283064365386963e-10;
}

/** Two words as a 53-bit number in [0, 1). */
export function uniform53(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) * 1.1102230246251565e-16;
}

/** The upper 32 bits of the product of two unsigned words. */
function highProduct(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const cross = (middle & 0xffff) + a0 * b1;
  return (a1 * b1 + Math.floor(middle / 65536) + (cross >>> 16)) | 0;
}
