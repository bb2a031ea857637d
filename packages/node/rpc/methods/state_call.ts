import { toHex } from "@waystone/scale";
import { reading } from "../method.ts";
import { blockHash, bytes, optional, text, withDefault } from "../params.ts";

/** Runtime APIs whose methods all read a few values, and which every client calls all the time. */
const SHORT = new Set(["Core", "Metadata", "AccountNonceApi", "AuraApi", "TransactionPaymentApi", "SwapRuntimeApi"]);

/** Calls a method of a runtime API on the state after a block; SCALE in and out. */
export const state_call = reading({
  name: "state_call",
  aliases: ["state_callAt"],
  params: { method: text, args: withDefault(bytes, new Uint8Array(0)), at: optional(blockHash) },
  isLong: ({ method }) => !SHORT.has(method.slice(0, method.indexOf("_"))),
  handle: ({ backend, at }, args) => toHex(backend.runtimeCall(at(args.at), args.method, args.args)),
});
