import { concatBytes, utf8Bytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";
import { blake2_256 } from "../hash/blake2-noble.ts";

/** One step of a derivation path. */
export type Junction = { readonly hard: boolean; readonly chainCode: Uint8Array };

/** A secret URI's parts: `phrase//hard/soft///password`. */
export type SecretUri = {
  /** Phrase or `0x` seed; undefined if the URI starts with its path. */
  readonly phrase: string | undefined;
  readonly path: readonly Junction[];
  readonly password: string | undefined;
};

// Steps, bytes: far beyond any use, and a bound on the work that a text can cause.
const LONGEST_URI = 4096;

/** Chain code, 32 bytes, of a junction's text: a u64 little-endian, else the SCALE string; hashed if it does not fit. */
export function junctionChainCode(text: string): Uint8Array {
  const code = new Uint8Array(32);
  const view = new DataView(code.buffer);
  if (/^\+?[0-9]+$/.test(text)) {
    const number = BigInt(text.replace("+", ""));
    if (number < 1n << 64n) {
      view.setBigUint64(0, number, true);
      return code;
    }
  }
  const bytes = utf8Bytes(text);
  // A compact length is one byte below 64 and two bytes below 16384; a URI is shorter than that.
  const head =
    bytes.length < 64
      ? Uint8Array.of(bytes.length << 2)
      : Uint8Array.of(((bytes.length << 2) & 0xff) | 1, bytes.length >> 6);
  const encoded = concatBytes(head, bytes);
  if (encoded.length > 32) return blake2_256(encoded);
  code.set(encoded);
  return code;
}

/** Takes a secret URI apart as Substrate does. @throws CryptoError `bad-uri` */
export function parseUri(uri: string): SecretUri {
  const match =
    uri.length > LONGEST_URI
      ? null
      : /^(?<phrase>[\w ]+)?(?<path>(?:\/\/?[^/]+)*)(?:\/\/\/(?<password>.*))?$/u.exec(uri);
  if (match?.groups === undefined) {
    throw new CryptoError(
      "bad-uri",
      "Not a secret URI: expected PHRASE, 0xSEED or nothing, then //hard or /soft steps, then ///password.",
    );
  }
  const { phrase, path = "", password } = match.groups;
  const steps = path.matchAll(/(?<slashes>\/\/?)(?<text>[^/]+)/gu);
  return {
    phrase,
    password,
    path: Array.from(steps, step => ({
      hard: step.groups?.["slashes"] === "//",
      chainCode: junctionChainCode(step.groups?.["text"] ?? ""),
    })),
  };
}
