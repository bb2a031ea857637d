import { isMnemonic, ss58Decode, ss58Encode } from "@waystone/crypto";
import { AccountId } from "@waystone/primitives";
import { Client, keyFrom, type Signer } from "@waystone/sdk";
import { openKeyfile, RemoteSigner } from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { CliError } from "./errors.ts";
import { type AccessFlags, accessOptions, opening, openWallet, walletOf } from "./wallet/flags.ts";

/** Flags of every command that talks to a chain. */
export interface ChainFlags {
  readonly network: string;
  readonly json?: boolean;
}

/** Flags of a command that signs. */
export interface SignerFlags extends AccessFlags {
  readonly key?: string;
  readonly keyfile?: string;
  readonly wallet?: string;
  readonly hotkey?: string;
  readonly signer?: string;
}

/** Adds the flags of {@link ChainFlags}. */
export function chainOptions(command: Command): Command {
  return command
    .option("--network <url>", "WebSocket address of a node", "ws://127.0.0.1:9944")
    .option("--json", "one JSON document on standard output");
}

/** Adds the flags of {@link SignerFlags}, without that of a wallet's hotkey: a coldkey signs. */
export function coldkeyOptions(command: Command): Command {
  return accessOptions(
    command
      .option("--key <uri>", "a development key such as //Alice; a mnemonic is read from WAYSTONE_KEY only")
      .option("--keyfile <path>", "a keyfile, encrypted or not")
      .option("--wallet <name>", "a wallet's coldkey, in BT_WALLET_PATH or ~/.bittensor/wallets")
      .option("--signer <socket>", "a signer that `waystone wallet serve` runs"),
  );
}

/** Adds the flags of {@link SignerFlags}. */
export function signerOptions(command: Command): Command {
  return coldkeyOptions(command).option("--hotkey <name>", "with --wallet: that hotkey instead");
}

/** Adds the flag of {@link hotkeyOf}. */
export function hotkeyOption(command: Command): Command {
  return command.requiredOption(
    "--hotkey <account>",
    "the hotkey that it is about: SS58 address, development key, or with --wallet a hotkey's name",
  );
}

/** The hotkey that a coldkey's command is about. @throws CliError `usage` */
export function hotkeyOf({ hotkey = "", wallet }: SignerFlags): AccountId {
  if (wallet === undefined || hotkey.startsWith("//") || hotkey.length > 40) return accountOf(hotkey);
  return AccountId.from(ss58Decode(walletOf({ wallet, hotkey }).account("hotkey").address));
}

/** What of a command's flags says who signs. @throws CliError `usage` for more than one */
function chosen(flags: SignerFlags): "key" | "keyfile" | "wallet" | "signer" | undefined {
  const given = (["key", "keyfile", "wallet", "signer"] as const).filter(flag => flags[flag] !== undefined);
  if (given.length > 1)
    throw new CliError("usage", `${given.map(flag => `--${flag}`).join(" and ")} each say who signs; give one of them`);
  if (flags.hotkey !== undefined && given[0] !== "wallet")
    throw new CliError("usage", "--hotkey names a hotkey of a wallet: give --wallet too");
  return given[0];
}

/** Who signs. A secret on a command line would stay in the shell's history, so only derivations from the development phrase are taken there. */
export async function signerOf(flags: SignerFlags): Promise<Signer> {
  const { key = "", keyfile = "", signer = "" } = flags;
  switch (chosen(flags)) {
    case "signer":
      return RemoteSigner.connect(signer);
    case "wallet":
      return (await openWallet(walletOf(flags), flags.hotkey === undefined ? "coldkey" : "hotkey", flags)).keypair();
    case "keyfile":
      return (await opening(flags, options => openKeyfile(keyfile, options))).keypair();
    case "key":
      if (key.startsWith("//") && !isMnemonic(key)) return keyFrom(key);
      throw new CliError(
        "usage",
        "--key takes development keys such as //Alice only; put a secret into WAYSTONE_KEY or a keyfile",
      );
    case undefined: {
      const secret = process.env["WAYSTONE_KEY"];
      if (secret !== undefined && secret !== "") return keyFrom(secret);
      throw new CliError(
        "usage",
        "no key to sign with: give --wallet NAME, --keyfile PATH, --signer SOCKET, --key //Alice or the environment variable WAYSTONE_KEY",
      );
    }
  }
}

/** The account of an SS58 address, or of a development key such as //Alice. @throws CliError `usage` */
export function accountOf(text: string): AccountId {
  if (text.startsWith("//")) return AccountId.from(keyFrom(text).publicKey);
  try {
    return AccountId.from(ss58Decode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : "it cannot be read";
    throw new CliError("usage", `${reason} An SS58 address or a development key such as //Alice is expected.`);
  }
}

/** The SS58 address of an account. */
export function addressOf(account: AccountId): string {
  return ss58Encode(Buffer.from(account.slice(2), "hex"));
}

const RAO = 1_000_000_000n;

/** Rao of an amount of TAO as people write it. @throws CliError `usage` */
export function raoOf(text: string): bigint {
  const [, whole, fraction = ""] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === undefined)
    throw new CliError(
      "usage",
      `"${text}" is no amount of TAO: a number with at most 9 decimals is expected, such as 1.5`,
    );
  return BigInt(whole) * RAO + BigInt(fraction.padEnd(9, "0"));
}

/** An amount in rao as TAO, exactly. */
export function taoText(rao: bigint): string {
  const fraction = (rao % RAO).toString().padStart(9, "0").replace(/0+$/, "");
  return `${(rao / RAO).toLocaleString("en")}${fraction === "" ? "" : `.${fraction}`} τ`;
}

/** Runs something with a connection that is closed afterwards. */
export async function withChain<T>({ network }: ChainFlags, run: (client: Client) => Promise<T>): Promise<T> {
  const client = await Client.connect(network);
  try {
    return await run(client);
  } finally {
    client.close();
  }
}
