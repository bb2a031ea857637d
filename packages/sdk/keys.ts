import { isMnemonic, type KeyPair, keyFromSeed, keyFromUri, mnemonicToMiniSecret } from "@waystone/crypto";
import { SdkError } from "./errors.ts";
import { WalletError } from "./wallet/errors.ts";
import { openPlainKeyfile } from "./wallet/file.ts";

/** A key from a URI such as `//Alice`, a mnemonic, or either with a derivation path. @throws CryptoError for what is neither */
export function keyFrom(text: string): KeyPair {
  return isMnemonic(text) ? keyFromSeed(mnemonicToMiniSecret(text)) : keyFromUri(text);
}

/**
 * Reads an unencrypted keyfile as Bittensor's wallets write it; others than the user must not be able to read it. `@waystone/sdk/wallet`
 * opens encrypted ones too. @throws SdkError `bad-keyfile`
 */
export function keyFromFile(path: string): KeyPair {
  try {
    return openPlainKeyfile(path).keypair();
  } catch (error) {
    if (error instanceof WalletError) throw new SdkError("bad-keyfile", error.message);
    throw error;
  }
}
