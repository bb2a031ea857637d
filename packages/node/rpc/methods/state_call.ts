import { toHex } from "@waystone/scale";
import { isLongCall } from "../long-calls.ts";
import { reading } from "../method.ts";
import { blockHash, bytes, optional, text, withDefault } from "../params.ts";

/** Calls a method of a runtime API on the state after a block; SCALE in and out. */
export const state_call = reading({
  name: "state_call",
  aliases: ["state_callAt"],
  params: { method: text, args: withDefault(bytes, new Uint8Array(0)), at: optional(blockHash) },
  isLong: ({ method }) => isLongCall(method),
  handle: ({ backend, at }, args) => toHex(backend.runtimeCall(at(args.at), args.method, args.args)),
});
