import {
  fromKeyfileSecret,
  hexToBytes,
  isMnemonic,
  type KeyPair,
  keyFromSeed,
  keyFromSr25519Secret,
  keyFromUri,
  mnemonicToMiniSecret,
  ss58Encode,
} from "@waystone/crypto";
import { WalletError } from "./errors.ts";

/** Kinds of key that a keyfile may hold. */
export type WalletKeyKind = "sr25519" | "ed25519";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * A key as a wallet keeps it: with its secret, or watch-only, which is an address alone. What prints or serialises one sees kind
 * and address; the secret is handed out by {@link keypair} and {@link mnemonic} only.
 */
export class WalletKey {
  readonly kind: WalletKeyKind;
  /** 32 bytes; also the account id. */
  readonly publicKey: Uint8Array;
  /** SS58 address with prefix 42. */
  readonly address: string;
  readonly #pair: KeyPair | undefined;
  readonly #mnemonic: string | undefined;

  private constructor(
    kind: WalletKeyKind,
    publicKey: Uint8Array,
    pair: KeyPair | undefined,
    mnemonic: string | undefined,
  ) {
    this.kind = kind;
    this.publicKey = publicKey;
    this.address = ss58Encode(publicKey);
    this.#pair = pair;
    this.#mnemonic = mnemonic;
  }

  /** Key of an English phrase of 12 to 24 words. @throws WalletError `bad-secret` */
  static fromMnemonic(phrase: string, kind: WalletKeyKind = "sr25519"): WalletKey {
    const words = phrase.trim().split(/\s+/).join(" ");
    if (!isMnemonic(words))
      throw new WalletError(
        "bad-secret",
        "the mnemonic has an unknown word, a wrong number of words or a wrong checksum; check its spelling and order",
      );
    return WalletKey.#of(kind, keyFromSeed(mnemonicToMiniSecret(words), kind), words);
  }

  /** Key of a 32-byte seed. @throws WalletError `bad-secret` */
  static fromSeed(seed: Uint8Array, kind: WalletKeyKind = "sr25519"): WalletKey {
    if (seed.length !== 32)
      throw new WalletError("bad-secret", `a seed has 32 bytes (64 hexadecimal digits), got ${seed.length}`);
    return WalletKey.#of(kind, keyFromSeed(seed, kind));
  }

  /** Key of a keyfile's `privateKey`: for sr25519 scalar ÷ 8 and nonce, 64 bytes; for ed25519 the seed. @throws WalletError `bad-secret` */
  static fromPrivateKey(secret: Uint8Array, kind: WalletKeyKind = "sr25519"): WalletKey {
    const length = kind === "sr25519" ? 64 : 32;
    if (secret.length !== length)
      throw new WalletError(
        "bad-secret",
        `the private key of an ${kind} key has ${length} bytes (${2 * length} hexadecimal digits), got ${secret.length}`,
      );
    if (kind === "ed25519") return WalletKey.fromSeed(secret, kind);
    try {
      return WalletKey.#of(kind, keyFromSr25519Secret(fromKeyfileSecret(secret)));
    } catch {
      // What the library says is about the secret's bytes.
      throw new WalletError("bad-secret", "the private key is not one in keyfile form: its scalar is out of range");
    }
  }

  /** Key of a secret as people keep it: a mnemonic, or a seed or private key in hexadecimal. @throws WalletError `bad-secret` */
  static fromSecret(text: string, kind: WalletKeyKind = "sr25519"): WalletKey {
    const trimmed = text.trim();
    if (!/^(0x)?[0-9a-f]+$/i.test(trimmed)) return WalletKey.fromMnemonic(trimmed, kind);
    const digits = trimmed.replace(/^0x/i, "");
    if (digits.length === 64) return WalletKey.fromSeed(hexToBytes(digits), kind);
    if (digits.length === 128 && kind === "sr25519") return WalletKey.fromPrivateKey(hexToBytes(digits), kind);
    throw new WalletError(
      "bad-secret",
      `a seed has 64 hexadecimal digits and the private key of an sr25519 key 128; this has ${digits.length}, for an ${kind} key`,
    );
  }

  /** Key of a secret URI such as `//Alice`. @throws CryptoError `bad-uri`, `bad-mnemonic`, `soft-derivation` */
  static fromUri(uri: string, kind: WalletKeyKind = "sr25519"): WalletKey {
    return WalletKey.#of(kind, keyFromUri(uri, kind));
  }

  /** An account that can be looked at only. @param publicKey 32 bytes */
  static watching(publicKey: Uint8Array, kind: WalletKeyKind = "sr25519"): WalletKey {
    return new WalletKey(kind, publicKey, undefined, undefined);
  }

  static #of(kind: WalletKeyKind, pair: KeyPair, mnemonic?: string): WalletKey {
    return new WalletKey(kind, pair.publicKey, pair, mnemonic);
  }

  /** Whether there is no secret. */
  get watchOnly(): boolean {
    return this.#pair === undefined;
  }

  /** The phrase, where the key came from one without a derivation path. A secret. */
  get mnemonic(): string | undefined {
    return this.#mnemonic;
  }

  /** The key that signs. A secret. @throws WalletError `watch-only` */
  keypair(): KeyPair {
    if (this.#pair === undefined)
      throw new WalletError("watch-only", `of ${this.address} only the address is here; it cannot sign`);
    return this.#pair;
  }

  /** The same account without its secret. */
  watching(): WalletKey {
    return WalletKey.watching(this.publicKey, this.kind);
  }

  /** What may be shown. */
  toJSON(): { readonly kind: WalletKeyKind; readonly address: string; readonly watchOnly: boolean } {
    return { kind: this.kind, address: this.address, watchOnly: this.watchOnly };
  }

  [inspect](): string {
    return `WalletKey(${this.kind}, ${this.address}${this.watchOnly ? ", watch-only" : ""})`;
  }
}
