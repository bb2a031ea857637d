import { Client } from "@waystone/sdk";
import { type CallRule, type MessageRule, type SignerRules, serveSigner } from "@waystone/sdk/wallet";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print, say } from "../output.ts";
import {
  type AccessFlags,
  accessOptions,
  openWallet,
  type RoleFlags,
  roleOf,
  roleOption,
  type WalletFlags,
  walletOf,
  walletOptions,
} from "./flags.ts";

interface ServeFlags extends WalletFlags, AccessFlags, RoleFlags {
  readonly socket: string;
  readonly messages: string;
  readonly calls: string;
  readonly network: string;
  readonly perMinute: string;
  readonly quiet?: boolean;
}

function messagesOf(text: string): MessageRule {
  if (text === "none" || text === "neuron" || text === "wrapped" || text === "any") return text;
  throw new CliError("usage", `--messages is "${text}"; give none, neuron, wrapped or any`);
}

function perMinuteOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= 1_000_000) return number;
  throw new CliError("usage", `--per-minute is "${text}"; give a whole number from 1 to 1000000`);
}

/** The chain's names of calls, which tell them by numbers in a payload. */
async function callRule(names: string, network: string): Promise<CallRule> {
  const client = await Client.connect(network);
  try {
    const calls = names.split(",").map(name => name.trim());
    return { schema: client.schema, genesisHash: client.genesisHash, specVersion: client.version.specVersion, calls };
  } finally {
    client.close();
  }
}

async function rulesOf({ messages, calls, network }: ServeFlags): Promise<SignerRules> {
  return {
    messages: messagesOf(messages),
    calls: calls === "none" || calls === "any" ? calls : await callRule(calls, network),
  };
}

async function serve(flags: ServeFlags): Promise<void> {
  const role = roleOf(flags) ?? "hotkey";
  const perMinute = perMinuteOf(flags.perMinute);
  const rules = await rulesOf(flags);
  const key = await openWallet(walletOf(flags), role, flags);
  const server = await serveSigner({
    socket: flags.socket,
    key,
    rules,
    perMinute,
    onRequest({ what, bytes, refused }) {
      if (refused !== undefined) say(`refused ${what} of ${bytes} bytes: ${refused}`);
      else if (flags.quiet !== true && what !== "describe") say(`signed a ${what} of ${bytes} bytes`);
    },
  });
  const facts = {
    socket: server.socket,
    role,
    address: key.address,
    kind: key.kind,
    messages: flags.messages,
    calls: flags.calls,
    perMinute,
  };
  print(
    { json: flags.json === true },
    facts,
    `${role} ${key.address} signs at ${server.socket} (messages: ${flags.messages}; calls: ${flags.calls}); Ctrl-C ends it`,
  );
  await new Promise<void>(resolve => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await server.close();
}

/** Adds `wallet serve`. */
export function addServeCommand(wallet: Command): void {
  roleOption(accessOptions(walletOptions(wallet.command("serve"))), "default: hotkey")
    .description("hold an opened key and sign for programs of this user, over a Unix socket of mode 0600")
    .requiredOption("--socket <path>", "path of the socket")
    .option(
      "--messages <rule>",
      "none; neuron: requests of this key to neurons; wrapped: those, and <Bytes>…</Bytes>; any",
      "neuron",
    )
    .option(
      "--calls <rule>",
      "none; any; or calls by name, separated by commas, such as SubtensorModule.set_weights",
      "none",
    )
    .option("--network <url>", "node whose calls the names are of", "ws://127.0.0.1:9944")
    .option("--per-minute <n>", "signatures a minute at most", "600")
    .option("--quiet", "say nothing of what was signed; refusals are always told")
    .addHelpText(
      "after",
      "\nExample:\n  waystone wallet serve --wallet alice --hotkey miner --socket ~/.waystone/miner.sock --calls SubtensorModule.set_weights,SubtensorModule.serve_axon",
    )
    .action(serve);
}
