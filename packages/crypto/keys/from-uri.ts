import { hexToBytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { DEV_MINI_SECRET, DEV_PHRASE, mnemonicToMiniSecret } from "../mnemonic/mnemonic.ts";
import type { KeyPair, KeyPairs } from "./keypair.ts";
import { parseUri } from "./uri.ts";
import type { SignatureKind } from "./verify.ts";

/** Builds `keyFromUri` over one maker of key pairs. */
export function createFromUri(pairs: KeyPairs): (uri: string, kind?: SignatureKind) => KeyPair {
  return (uri, kind = "sr25519") => {
    const { phrase = DEV_PHRASE, path, password } = parseUri(uri);
    let seed: Uint8Array;
    if (phrase.startsWith("0x")) {
      seed = hexToBytes(phrase);
      if (seed.length !== 32)
        throw new CryptoError("bad-uri", `A hexadecimal seed has 64 digits, got ${phrase.length - 2}.`);
    } else if (phrase === DEV_PHRASE && password === undefined) {
      seed = DEV_MINI_SECRET;
    } else {
      seed = mnemonicToMiniSecret(phrase, password ?? "");
    }
    return path.reduce((key, junction) => key.derive(junction), pairs.fromSeed(kind, seed));
  };
}
