/**
 * Owen scrambling by hashing (Burley 2020, JCGT 9(4)) with Vegdahl's constants, as Blender's Cycles
 * has it: every bit is flipped by a hash of the bits above it.
 */

/** The scrambled point as an unsigned 32-bit fraction. */
export function owenScramble(x: number, seed: number): number {
  return reverseBits(hashed(reverseBits(x), seed)) >>> 0;
}

/** As `owenScramble` for a point whose bits are reversed already. */
export function owenScrambleReversed(reversed: number, seed: number): number {
  return reverseBits(hashed(reversed, seed)) >>> 0;
}

/** The 32 bits of x, last first. */
export function reverseBits(x: number): number {
  let y = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  y = ((y >>> 2) & 0x33333333) | ((y & 0x33333333) << 2);
  y = ((y >>> 4) & 0x0f0f0f0f) | ((y & 0x0f0f0f0f) << 4);
  y = ((y >>> 8) & 0x00ff00ff) | ((y & 0x00ff00ff) << 8);
  return (y >>> 16) | (y << 16);
}

function hashed(reversed: number, seed: number): number {
  let x = reversed;
  x ^= Math.imul(x, 0x3d20adea);
  x = (x + seed) | 0;
  x = Math.imul(x, (seed >>> 16) | 1);
  x ^= Math.imul(x, 0x05526c56);
  x ^= Math.imul(x, 0x53a22864);
  return x;
}
