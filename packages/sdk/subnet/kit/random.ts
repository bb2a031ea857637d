import { createHash } from "node:crypto";

/** A source of uniform numbers in [0, 1) that is the same for the same seed on every machine. Not for secrets. */
export type Random = () => number;

/** 32-bit FNV-1a of bytes, started from `seed`; spreads names and prefixes into seeds. */
export function hashBytes(bytes: Uint8Array, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < bytes.length; i++) {
    hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  }
  // FNV leaves the low bits of short inputs alike; two rounds of murmur's finaliser mix them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A seed for one purpose, so that two users of the same seed do not draw the same numbers. */
export function seedFor(seed: number, purpose: string): number {
  return hashBytes(new TextEncoder().encode(purpose), seed);
}

/** The generator sfc32: 32 bits a call, period about 2¹²⁷, integer operations only. */
export function createRandom(seed: number): Random {
  return sfc32(0x9e3779b9 ^ seed, seed >>> 0, 0x243f6a88);
}

/**
 * A generator for one round, from a validator's secret and the round's name. Whoever sees what it gave may find its state, and with it
 * what else it gave for this round, but nothing of any other round.
 */
export function roundRandom(secret: Uint8Array, round: string): Random {
  const hash = createHash("sha256").update(secret).update(round).digest();
  return sfc32(hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8));
}

function sfc32(a: number, b: number, c: number): Random {
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  // Neighbouring seeds give unlike numbers only after a few rounds.
  for (let i = 0; i < 16; i++) next();
  return next;
}

/** A uniform integer from 0 to `bound` − 1; `bound` at most 2³². */
export function drawBelow(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

/** Shuffles in place (Fisher–Yates) and returns its argument. */
export function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = drawBelow(random, i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}
