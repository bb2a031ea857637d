import { readFileSync } from "node:fs";
import {
  fromKeyfileSecret,
  isMnemonic,
  type KeyPair,
  keyFromSeed,
  keyFromSr25519Secret,
  keyFromUri,
  mnemonicToMiniSecret,
} from "@waystone/crypto";
import { fromHex, isHex } from "@waystone/scale";
import { SdkError } from "./errors.ts";

/** A key from a URI such as `//Alice`, a mnemonic, or either with a derivation path. @throws CryptoError for what is neither */
export function keyFrom(text: string): KeyPair {
  return isMnemonic(text) ? keyFromSeed(mnemonicToMiniSecret(text)) : keyFromUri(text);
}

/** Reads an unencrypted keyfile as Bittensor's wallets write it (JSON with `secretSeed` or `privateKey`). @throws SdkError `bad-keyfile` */
export function keyFromFile(path: string): KeyPair {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new SdkError(
      "bad-keyfile",
      `${path} cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`,
    );
  }
  if (text.startsWith("$NACL") || text.startsWith("$ANSIBLE_VAULT") || text.startsWith("gAAAAA"))
    throw new SdkError("bad-keyfile", `${path} is encrypted; decrypt it with your wallet tool first`);
  const { secretSeed, privateKey } = fieldsOf(text, path);
  const seed = secretOf(secretSeed, 32);
  if (seed !== undefined) return keyFromSeed(seed);
  const secret = secretOf(privateKey, 64);
  if (secret !== undefined) return keyFromSr25519Secret(fromKeyfileSecret(secret));
  throw new SdkError(
    "bad-keyfile",
    `${path} has neither secretSeed (32 bytes as hex) nor privateKey (64 bytes as hex)`,
  );
}

function fieldsOf(text: string, path: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says repeats what may be a secret.
    throw new SdkError("bad-keyfile", `${path} is no JSON; a keyfile holds one JSON object`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new SdkError("bad-keyfile", `${path} holds JSON that is no object; a keyfile holds one JSON object`);
}

/** Bytes of a field, `undefined` for what is none. Never an error that would repeat it. */
function secretOf(value: unknown, bytes: number): Uint8Array | undefined {
  if (typeof value !== "string") return undefined;
  const hex = `0x${value.replace(/^0x/, "").toLowerCase()}`;
  return isHex(hex, bytes) ? fromHex(hex) : undefined;
}
