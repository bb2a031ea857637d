import { ristretto255 } from "@noble/curves/ed25519.js";

/** Order of the Ristretto group, little-endian: 2^252 + 27742317777372353535851937790883648493. */
const ORDER = Uint8Array.of(
  ...[0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14],
  ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10],
);

/** Whether 64 bytes parse as a schnorrkel signature: marker bit set, scalar below the group's order. */
export function isSignatureShape(signature: Uint8Array): boolean {
  const last = signature[63];
  if (signature.length !== 64 || last === undefined || (last & 0x80) === 0) return false;
  for (let i = 31; i >= 0; i--) {
    const byte = i === 31 ? last & 0x7f : (signature[32 + i] ?? 0);
    const bound = ORDER[i] ?? 0;
    if (byte !== bound) return byte < bound;
  }
  return false;
}

/** Whether 64 bytes are a secret in the form used here: a scalar below the group's order, times 8, and any nonce. */
export function isSecretShape(secretKey: Uint8Array): boolean {
  if (secretKey.length !== 64) return false;
  for (let i = 31; i >= 0; i--) {
    const byte = ((secretKey[i] ?? 0) >> 3) | (((secretKey[i + 1] ?? 0) << 5) & (i === 31 ? 0 : 0xff));
    const bound = ORDER[i] ?? 0;
    if (byte !== bound) return byte < bound;
  }
  return false;
}

// Decompressing a point costs a third of a verification, and signers come back: remember the last good ones.
const REMEMBERED = 8192;
const known = new Set<string>();

/** Whether 32 bytes are the canonical encoding of a Ristretto point; the identity is one. About 60 µs when not seen lately. */
export function isPoint(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  const name = String.fromCharCode(...publicKey);
  if (known.has(name)) return true;
  try {
    ristretto255.Point.fromBytes(publicKey);
  } catch {
    return false;
  }
  if (known.size >= REMEMBERED) known.clear();
  known.add(name);
  return true;
}
