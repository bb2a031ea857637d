import { readFileSync } from "node:fs";
import { bytesToHex, concatBytes, hexToBytes, ss58Decode, verifySignature } from "@waystone/crypto";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import {
  type AccessFlags,
  accessOptions,
  openWallet,
  type RoleFlags,
  roleMeant,
  roleOption,
  type WalletFlags,
  walletOf,
  walletOptions,
} from "./flags.ts";
import { kindOf } from "./secret.ts";

interface MessageFlags {
  readonly message?: string;
  readonly messageFile?: string;
  readonly hex?: string;
  readonly json?: boolean;
}

interface SignFlags extends MessageFlags, WalletFlags, AccessFlags, RoleFlags {
  readonly wrap?: boolean;
}

interface VerifyFlags extends MessageFlags {
  readonly signature: string;
  readonly address: string;
  readonly kind?: string;
}

const text = new TextEncoder();

function messageOptions(command: Command): Command {
  return command
    .option("--message <text>", "the message, as UTF-8")
    .option("--message-file <file>", "the message is a file's bytes; - for standard input")
    .option("--hex <digits>", "the message as hexadecimal");
}

function hexOf(flag: string, digits: string): Uint8Array {
  try {
    return hexToBytes(digits);
  } catch (error) {
    throw new CliError("usage", `${flag}: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

/** The message's bytes. @throws CliError `usage` unless exactly one flag says what it is */
function messageOf({ message, messageFile, hex }: MessageFlags): Uint8Array {
  if ([message, messageFile, hex].filter(one => one !== undefined).length !== 1)
    throw new CliError("usage", "give the message by one of --message TEXT, --message-file FILE, --hex DIGITS");
  if (message !== undefined) return text.encode(message);
  if (hex !== undefined) return hexOf("--hex", hex);
  try {
    return new Uint8Array(readFileSync(messageFile === "-" ? 0 : (messageFile ?? "")));
  } catch (error) {
    throw new CliError(
      "usage",
      `${messageFile} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** What wallets in browsers sign of a message. */
function wrapped(message: Uint8Array): Uint8Array {
  return concatBytes(text.encode("<Bytes>"), message, text.encode("</Bytes>"));
}

async function sign(flags: SignFlags): Promise<void> {
  const plain = messageOf(flags);
  const key = await openWallet(walletOf(flags), roleMeant(flags), flags);
  const signature = bytesToHex(key.keypair().sign(flags.wrap === true ? wrapped(plain) : plain));
  print({ json: flags.json === true }, { address: key.address, kind: key.kind, signature }, signature);
}

function verify(flags: VerifyFlags): void {
  const message = messageOf(flags);
  const signature = hexOf("--signature", flags.signature);
  let account: Uint8Array;
  try {
    account = ss58Decode(flags.address);
  } catch (error) {
    throw new CliError("usage", `--address: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
  const kinds = flags.kind === undefined ? (["sr25519", "ed25519"] as const) : [kindOf(flags.kind)];
  // Wallets in browsers sign messages in a wrapping, and other tools take either.
  const kind = kinds.find(one =>
    [message, wrapped(message)].some(bytes => verifySignature(one, account, bytes, signature)),
  );
  const valid = kind !== undefined;
  print(
    { json: flags.json === true },
    { valid, address: flags.address, ...(kind === undefined ? {} : { kind }) },
    valid ? `signed by ${flags.address} (${kind})` : `not signed by ${flags.address}`,
  );
  if (!valid) process.exitCode = 1;
}

/** Adds `wallet sign` and `wallet verify`. */
export function addSignCommands(wallet: Command): void {
  roleOption(
    accessOptions(walletOptions(messageOptions(wallet.command("sign")))),
    "default: the hotkey where --hotkey names one, else the coldkey",
  )
    .description("sign a message; its exact bytes, unless --wrap is given")
    .option("--wrap", "sign <Bytes>message</Bytes>, as wallets in browsers do")
    .addHelpText("after", '\nExample:\n  waystone wallet sign --wallet alice --role hotkey --message "I was here"')
    .action(sign);
  messageOptions(wallet.command("verify"))
    .description("check a signature; exit code 1 if it is not right")
    .requiredOption("--signature <hex>", "the signature")
    .requiredOption("--address <ss58>", "who is said to have signed")
    .option("--kind <curve>", "sr25519 or ed25519 (default: either)")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", '\nExample:\n  waystone wallet verify --message "I was here" --address 5… --signature 0x…')
    .action(verify);
}
