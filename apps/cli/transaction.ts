import { AccountId } from "@waystone/primitives";
import type { Client, SentTransaction, Signer, Submittable } from "@waystone/sdk";
import { type ChainFlags, taoText } from "./chain.ts";
import { CliError } from "./errors.ts";
import { print, say } from "./output.ts";

/** Milliseconds after which one who waits is told for what: several blocks of a chain that makes them. */
const PATIENCE_MS = 30_000;

/** Says what a transaction waits for where that takes long. */
async function toldOfWaiting<T>(work: Promise<T>): Promise<T> {
  const timer = setTimeout(
    () =>
      say(
        "it was sent, and no block took it in yet; a node with --block-time manual makes one when dev_newBlock is called",
      ),
    PATIENCE_MS,
  );
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** Flags of a command that sends a transaction. */
export type SendFlags = ChainFlags & { readonly dryRun?: boolean };

/** A transaction, and what to say of it. */
export interface Transaction {
  readonly client: Client;
  readonly call: Submittable;
  readonly signer: Signer;
  readonly flags: SendFlags;
  /** Goes into the JSON document. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What it does, such as `register 5F… on subnet 1 for 2 τ`. */
  readonly does: string;
  /** What it takes from the signer beside the fee, in rao; nothing if not given. */
  readonly spendsRao?: bigint;
  /** What more there is to say of it once it was sent. */
  after?(sent: SentTransaction): Promise<{ readonly facts: object; readonly text: string }>;
}

interface SystemAccount {
  readonly data: { readonly free: bigint; readonly frozen: bigint };
}

/** Says before a fee is paid that a transaction must fail. @returns the fee in rao @throws CliError `failed` with what is missing */
async function ensureFunds({ client, call, signer, spendsRao = 0n }: Transaction): Promise<bigint> {
  // Nobody can send what this is signed with: the node that is asked need not be trusted with the real thing.
  const { kind, publicKey, accountId, address } = signer;
  const signed = await call.sign({ kind, publicKey, accountId, address, sign: () => new Uint8Array(64) });
  const [{ partialFee }, { data }] = await Promise.all([
    client.connection.request<{ readonly partialFee: string }>("payment_queryInfo", [
      `0x${Buffer.from(signed).toString("hex")}`,
    ]),
    client.read<SystemAccount>("System", "Account", AccountId.from(signer.accountId)),
  ]);
  const feeRao = BigInt(partialFee);
  const [has, needs] = [data.free - data.frozen, spendsRao + feeRao];
  if (has < needs)
    throw new CliError(
      "failed",
      `${signer.address} has ${taoText(has)} to spend, and ${taoText(spendsRao)} with a fee of ${taoText(feeRao)} is asked for: ${taoText(needs - has)} are missing; nothing was sent`,
    );
  return feeRao;
}

/** Sends a transaction and prints where it is; with `--dry-run` what it would cost. */
export async function transact(transaction: Transaction): Promise<void> {
  const { call, signer, flags, facts, does, after } = transaction;
  const output = { json: flags.json === true };
  const feeRao = await ensureFunds(transaction);
  if (flags.dryRun === true)
    return print(
      output,
      { ...facts, feeRao, sent: false },
      `would ${does}, for a fee of ${taoText(feeRao)}; nothing was sent`,
    );
  const sent = await toldOfWaiting(call.send(signer));
  const more = await after?.(sent);
  print(
    output,
    { ...facts, ...more?.facts, block: sent.block, index: sent.index, sent: true },
    `${does}: done in block ${sent.block}, extrinsic ${sent.index}${more === undefined ? "" : `\n${more.text}`}`,
  );
}
