/** A source of uniform numbers in [0, 1) that is the same for the same seed on every machine. Not for secrets. */
export type Random = () => number;

/** A seed for one purpose: FNV-1a over the words, so that two users of one seed do not draw the same numbers. */
export function seedFor(seed: number, ...purpose: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const char of purpose.join("\u0000")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The generator sfc32: 32 bits a call, integer operations only. */
export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9 ^ seed, seed >>> 0, 0x243f6a88, 1];
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds give unlike numbers only after a few rounds.
  for (let i = 0; i < 16; i++) next();
  return next;
}
