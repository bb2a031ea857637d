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
import { fromHex } from "@waystone/scale";
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
  let value: Readonly<Record<string, unknown>>;
  try {
    value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new SdkError("bad-keyfile", `${path} is no JSON; a keyfile holds one JSON object`);
  }
  const { secretSeed, privateKey } = value;
  if (typeof secretSeed === "string" && fromHex(secretSeed).length === 32) return keyFromSeed(fromHex(secretSeed));
  if (typeof privateKey === "string" && fromHex(privateKey).length === 64)
    return keyFromSr25519Secret(fromKeyfileSecret(fromHex(privateKey)));
  throw new SdkError("bad-keyfile", `${path} has neither secretSeed (32 bytes) nor privateKey (64 bytes)`);
}
