import type { Hash } from "@waystone/primitives";
import type { ChainEvent, Client } from "@waystone/sdk";
import type { BlockRow } from "./state.ts";

/** Events that every block or every transaction has: they say nothing new. */
const COMMON = new Set([
  "System.ExtrinsicSuccess",
  "Balances.Withdraw",
  "Balances.Deposit",
  "Balances.Issued",
  "Balances.Rescinded",
  "TransactionPayment.TransactionFeePaid",
  "Balances.Transfer",
]);
const MOST_EVENTS = 8;
const MOST_TEXT = 140;

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString("hex").slice(0, 16)}`;
  if (typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 10)}…`;
  return value;
}

function detail(fields: unknown): string {
  const text = fields === undefined ? "" : JSON.stringify(fields, plain);
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

/** Reads a block for the page: what was called in it and what came of it. */
export async function readBlock(client: Client, number: number, hash: Hash): Promise<BlockRow> {
  const [body, events] = await Promise.all([client.extrinsics(hash), client.events(hash)]);
  const failed = new Set(events.filter(event => event.name === "ExtrinsicFailed").map(event => event.extrinsic));
  const told = events.filter((event: ChainEvent) => !COMMON.has(`${event.pallet}.${event.name}`));
  return {
    number,
    hash,
    at: Date.now(),
    extrinsics: body.flatMap(({ pallet, call, signer }, i) =>
      signer === undefined ? [] : [{ call: `${pallet}.${call}`, signer, ok: !failed.has(i) }],
    ),
    events: told
      .slice(0, MOST_EVENTS)
      .map(event => ({ name: `${event.pallet}.${event.name}`, detail: detail(event.fields) })),
  };
}
