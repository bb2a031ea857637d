// What our own wallets make of the files that foreign ones write, and the other way round.
import { hexToBytes, verifySignature } from "@waystone/crypto";
import {
  encodePassword,
  openKeyfile,
  passwordFrom,
  passwordVariable,
  saveKeyfile,
  WalletKey,
  type WalletKeyKind,
} from "@waystone/sdk/wallet";

/** Open a keyfile and sign; save one; check a signature; or tell what stands in a password's variable. */
export type WalletQuestion =
  | {
      readonly do: "open";
      readonly path: string;
      readonly password?: string;
      readonly environment?: Readonly<Record<string, string>>;
      readonly sign: string;
    }
  | {
      readonly do: "save";
      readonly path: string;
      readonly from: "mnemonic" | "seed" | "privateKey" | "uri";
      readonly secret: string;
      readonly kind?: WalletKeyKind;
      readonly password?: string;
      readonly watchOnly?: boolean;
    }
  | {
      readonly do: "verify";
      readonly kind?: WalletKeyKind;
      readonly publicKey: string;
      readonly message: string;
      readonly signature: string;
    }
  | { readonly do: "variable"; readonly path: string; readonly password: string };

function keyOf(from: string, secret: string, kind: WalletKeyKind): WalletKey {
  switch (from) {
    case "mnemonic":
      return WalletKey.fromMnemonic(secret, kind);
    case "seed":
      return WalletKey.fromSeed(hexToBytes(secret), kind);
    case "privateKey":
      return WalletKey.fromPrivateKey(hexToBytes(secret), kind);
    default:
      return WalletKey.fromUri(secret, kind);
  }
}

/** Answers a question about keyfiles with values that JSON can hold. */
export async function askWallet(question: WalletQuestion): Promise<unknown> {
  switch (question.do) {
    case "open": {
      const { path, password, environment = {}, sign } = question;
      const sources = { environment, ...(password === undefined ? {} : { password }) };
      const key = await openKeyfile(path, { password: passwordFrom(sources) });
      const signature = key.watchOnly ? undefined : key.keypair().sign(hexToBytes(sign));
      return { ...key.toJSON(), mnemonic: key.mnemonic, signature };
    }
    case "save": {
      const { path, from, secret, kind = "sr25519", password, watchOnly } = question;
      const key = keyOf(from, secret, kind);
      await saveKeyfile(path, watchOnly === true ? key.watching() : key, password === undefined ? {} : { password });
      return key.toJSON();
    }
    case "verify": {
      const { kind = "sr25519", publicKey, message, signature } = question;
      return verifySignature(kind, hexToBytes(publicKey), hexToBytes(message), hexToBytes(signature));
    }
    case "variable": {
      const name = passwordVariable(question.path);
      return { name, value: encodePassword(question.password, name) };
    }
  }
}
