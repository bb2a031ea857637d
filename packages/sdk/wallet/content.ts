import { bytesToHex, equalBytes, ss58Parse, toKeyfileSecret } from "@waystone/crypto";
import { fromHex, isHex } from "@waystone/scale";
import { WalletError } from "./errors.ts";
import { WalletKey, type WalletKeyKind } from "./key.ts";

/** What a keyfile's secret is, before its curve is known for sure. */
type Secret =
  | { readonly from: "mnemonic"; readonly phrase: string }
  | { readonly from: "seed" | "private key"; readonly bytes: Uint8Array };

type Fields = Readonly<Record<string, unknown>>;

/** Numbers of `cryptoType` (`neurons.md` 1). */
const KINDS: readonly WalletKeyKind[] = ["ed25519", "sr25519"];

function damaged(why: string): WalletError {
  return new WalletError("damaged", `it is damaged or no keyfile: ${why}`);
}

/** Bytes of hexadecimal, with or without `0x`, of one of the lengths; `undefined` for anything else. */
function hexOf(text: string, ...lengths: readonly number[]): Uint8Array | undefined {
  const hex = `0x${text.replace(/^0x/i, "").toLowerCase()}`;
  return lengths.some(length => isHex(hex, length)) ? fromHex(hex as `0x${string}`) : undefined;
}

/** A text field; absent, null and empty are the same. @throws WalletError `damaged` for another type */
function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw damaged(`${name} is no text`);
  return value;
}

/** A seed's bytes. bittensor-wallet writes those that happen to be UTF-8 as that text, after `0x`. @throws WalletError `damaged` */
function seedOf(text: string): Uint8Array {
  const seed = hexOf(text, 32);
  if (seed !== undefined) return seed;
  const raw = new TextEncoder().encode(text.replace(/^0x/, ""));
  if (raw.length === 32) return raw;
  throw damaged("secretSeed is not 32 bytes as hexadecimal");
}

function kindOf(fields: Fields): WalletKeyKind | undefined {
  const { cryptoType } = fields;
  if (cryptoType === undefined || cryptoType === null) return undefined;
  // bittensor 11 writes a number, and takes it as text too.
  const number = typeof cryptoType === "string" && /^\d{1,9}$/.test(cryptoType) ? Number(cryptoType) : cryptoType;
  const kind = typeof number === "number" ? KINDS[number] : undefined;
  if (kind !== undefined) return kind;
  throw new WalletError(
    "unknown-key-type",
    `its cryptoType ${typeof number === "number" ? number : "is no number and"} is not known: 0 (ed25519) and 1 (sr25519) are read`,
  );
}

/** The secret, of the first field that has one, in the order of Bittensor's own reader. */
function secretOf(fields: Fields): Secret | undefined {
  const phrase = textOf(fields, "secretPhrase");
  if (phrase !== undefined) return { from: "mnemonic", phrase };
  const seed = textOf(fields, "secretSeed");
  if (seed !== undefined) return { from: "seed", bytes: seedOf(seed) };
  const text = textOf(fields, "privateKey");
  if (text === undefined) return undefined;
  const bytes = hexOf(text, 64, 32);
  if (bytes === undefined) throw damaged("privateKey is not 64 bytes (ed25519: 32) as hexadecimal");
  return { from: "private key", bytes };
}

/** The public keys that a file names, whatever the network prefix of its address. */
function namedKeys(fields: Fields): Uint8Array[] {
  const found: Uint8Array[] = [];
  // Old wallets wrote the name with a space in front.
  const address = textOf(fields, "ss58Address") ?? textOf(fields, " ss58Address");
  if (address !== undefined) {
    let account: Uint8Array;
    try {
      ({ account } = ss58Parse(address.trim()));
    } catch {
      // What the parser says repeats the text, which in a mangled file may be anything.
      throw damaged("ss58Address is no SS58 address");
    }
    if (account.length !== 32) throw new WalletError("unknown-key-type", "it has an address of 33 bytes (ecdsa)");
    found.push(account);
  }
  for (const name of ["publicKey", "accountId"]) {
    const text = textOf(fields, name);
    if (text === undefined) continue;
    const bytes = hexOf(text, 32);
    if (bytes === undefined) throw damaged(`${name} is not 32 bytes as hexadecimal`);
    found.push(bytes);
  }
  return found;
}

function keyOf(secret: Secret, kind: WalletKeyKind): WalletKey {
  switch (secret.from) {
    case "mnemonic":
      return WalletKey.fromMnemonic(secret.phrase, kind);
    case "seed":
      return WalletKey.fromSeed(secret.bytes, kind);
    case "private key":
      return WalletKey.fromPrivateKey(secret.bytes, kind);
  }
}

/** A key and the first of the named public keys that it does not have. */
function matching(secret: Secret, kind: WalletKeyKind, named: readonly Uint8Array[]): WalletKey | WalletError {
  try {
    const key = keyOf(secret, kind);
    const other = named.find(one => !equalBytes(one, key.publicKey));
    if (other === undefined) return key;
    return new WalletError(
      "address-mismatch",
      `its ${secret.from} is that of ${key.address}, and the file names ${WalletKey.watching(other).address}: one of them was changed`,
    );
  } catch (error) {
    if (error instanceof WalletError) return error;
    throw error;
  }
}

/** The key of a secret; where it is not the one that the file names, that of the other curve. */
function resolve(secret: Secret, stated: WalletKeyKind | undefined, named: readonly Uint8Array[]): WalletKey {
  const first = stated ?? "sr25519";
  const key = matching(secret, first, named);
  if (key instanceof WalletKey) return key;
  if (named.length > 0) {
    const other = matching(secret, first === "sr25519" ? "ed25519" : "sr25519", named);
    if (other instanceof WalletKey) return other;
  }
  throw key;
}

function fromFields(fields: Fields): WalletKey {
  if ("encoded" in fields || "encoding" in fields)
    throw new WalletError(
      "foreign-format",
      "it is a JSON export of polkadot.js or an app, and no keyfile; make the key anew from its mnemonic with `waystone wallet regen`",
    );
  if (typeof fields["hashedDescriptor"] === "string")
    throw new WalletError("unknown-key-type", "it is a hashed account of Bittensor 11, which is not supported");
  const kind = kindOf(fields);
  const named = namedKeys(fields);
  const secret = secretOf(fields);
  if (secret !== undefined) return resolve(secret, kind, named);
  const [first, ...rest] = named;
  if (first === undefined) throw damaged("it has none of secretPhrase, secretSeed, privateKey and ss58Address");
  if (rest.some(one => !equalBytes(one, first)))
    throw new WalletError("address-mismatch", "its address and its public key are not those of one account");
  return WalletKey.watching(first, kind);
}

/** Files that hold nothing but a secret: 64 digits are a seed, 128 a private key, words a mnemonic. */
function fromBareText(text: string): WalletKey {
  try {
    return WalletKey.fromSecret(text);
  } catch (error) {
    if (!(error instanceof WalletError)) throw error;
    throw damaged("it is neither JSON, nor a seed or private key as hexadecimal, nor a mnemonic");
  }
}

/**
 * The key of a keyfile's plain bytes (`neurons.md` 1). No error repeats anything of them but valid addresses.
 * @throws WalletError `damaged`, `foreign-format`, `unknown-key-type`, `address-mismatch`, `bad-secret`
 */
export function parseKeyfile(data: Uint8Array): WalletKey {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(data).trim();
  } catch {
    throw damaged("it is not UTF-8 text");
  }
  if (text === "") throw damaged("it is empty");
  if (!text.startsWith("{")) return fromBareText(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the parser says repeats what may be a secret.
    throw damaged("its JSON is incomplete or wrong");
  }
  return fromFields(value as Fields);
}

/**
 * A keyfile's plain bytes: one line of JSON that every reader takes. `cryptoType` is left out for sr25519, since a number there makes
 * bittensor-wallet 4.0 refuse the file, and to all others its absence means sr25519.
 */
export function formatKeyfile(key: WalletKey): Uint8Array {
  const publicKey = bytesToHex(key.publicKey);
  const pair = key.watchOnly ? undefined : key.keypair();
  const secret = pair?.kind === "sr25519" ? toKeyfileSecret(pair.secretKey) : pair?.secretKey;
  const fields = {
    accountId: publicKey,
    publicKey,
    ...(secret === undefined ? {} : { privateKey: bytesToHex(secret) }),
    ...(key.mnemonic === undefined ? {} : { secretPhrase: key.mnemonic }),
    ...(pair?.seed === undefined ? {} : { secretSeed: bytesToHex(pair.seed) }),
    ss58Address: key.address,
    ...(key.kind === "sr25519" ? {} : { cryptoType: KINDS.indexOf(key.kind) }),
  };
  return new TextEncoder().encode(JSON.stringify(fields));
}
