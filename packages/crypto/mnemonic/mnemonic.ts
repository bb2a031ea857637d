import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { entropyToMnemonic, generateMnemonic as generate, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { hexToBytes, utf8Bytes } from "../bytes.ts";
import { CryptoError } from "../errors.ts";

/** Phrase of the well-known development accounts (`//Alice` and so on). Anybody can spend from them. */
export const DEV_PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** What {@link mnemonicToMiniSecret} makes of the development phrase: every program that has such an account in it would pay 20 ms for it. */
export const DEV_MINI_SECRET = hexToBytes("0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e");

/** How many words a phrase may have; each three words carry 32 bits. */
export type MnemonicWords = 12 | 15 | 18 | 21 | 24;

/** A fresh English phrase from the platform's random source. */
export function generateMnemonic(words: MnemonicWords = 12): string {
  return generate(wordlist, (words / 3) * 32);
}

/** Entropy, 16–32 bytes, that a phrase stands for. @throws CryptoError `bad-mnemonic` */
export function mnemonicEntropy(phrase: string): Uint8Array {
  const words = phrase.trim().normalize("NFKD").split(/\s+/);
  if (words.length % 3 !== 0 || words.length < 12 || words.length > 24) {
    throw new CryptoError("bad-mnemonic", `A phrase has 12, 15, 18, 21 or 24 words, got ${words.length}.`);
  }
  const unknown = words.findIndex(word => !wordlist.includes(word));
  if (unknown !== -1) {
    throw new CryptoError(
      "bad-mnemonic",
      `Word ${unknown + 1} of the phrase is not in the English list: check its spelling.`,
    );
  }
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch (cause) {
    throw new CryptoError("bad-mnemonic", "The phrase's checksum is wrong: check the words and their order.", {
      cause,
    });
  }
}

/** Phrase of 16, 20, 24, 28 or 32 bytes of entropy. @throws CryptoError `bad-length` */
export function entropyMnemonic(entropy: Uint8Array): string {
  if (entropy.length % 4 !== 0 || entropy.length < 16 || entropy.length > 32) {
    throw new CryptoError("bad-length", `Entropy has 16, 20, 24, 28 or 32 bytes, got ${entropy.length}.`);
  }
  return entropyToMnemonic(entropy, wordlist);
}

/** Whether a phrase has known words and a right checksum. */
export function isMnemonic(phrase: string): boolean {
  try {
    return mnemonicEntropy(phrase).length > 0;
  } catch {
    return false;
  }
}

/** substrate-bip39 seed, 64 bytes: PBKDF2-HMAC-SHA512 over the entropy, not over the words. Some milliseconds. @throws CryptoError `bad-mnemonic` */
export function mnemonicToSeed(phrase: string, password = ""): Uint8Array {
  const salt = utf8Bytes(`mnemonic${password.normalize("NFKD")}`);
  return pbkdf2(sha512, mnemonicEntropy(phrase), salt, { c: 2048, dkLen: 64 });
}

/** Mini secret, 32 bytes: the first half of {@link mnemonicToSeed}. @throws CryptoError `bad-mnemonic` */
export function mnemonicToMiniSecret(phrase: string, password = ""): Uint8Array {
  return mnemonicToSeed(phrase, password).slice(0, 32);
}
