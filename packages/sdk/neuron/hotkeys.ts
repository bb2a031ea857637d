import { isSs58, ss58Decode } from "@waystone/crypto";

// Checking an address hashes it; the few hotkeys that call and are called are checked once. Forgetting them costs only time.
const known = new Map<string, Uint8Array>();
const KNOWN = 4096;

/** The public key of an SS58 address with prefix 42, undefined for what is none. */
export function publicKeyOf(address: string): Uint8Array | undefined {
  const found = known.get(address);
  if (found !== undefined) return found;
  if (!isSs58(address)) return undefined;
  const key = ss58Decode(address);
  if (known.size >= KNOWN) known.clear();
  known.set(address, key);
  return key;
}
