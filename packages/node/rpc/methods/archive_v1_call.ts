import { toHex } from "@waystone/scale";
import { NodeError } from "../../errors.ts";
import { isLongCall } from "../long-calls.ts";
import { reading } from "../method.ts";
import { blockHash, bytes, text, withDefault } from "../params.ts";

/** Calls a method of a runtime API on the state after a block: what came of it, or null where there is no such block. */
export const archive_v1_call = reading({
  name: "archive_v1_call",
  params: { hash: blockHash, function: text, callParameters: withDefault(bytes, new Uint8Array(0)) },
  isLong: args => isLongCall(args.function),
  handle({ backend }, { hash, function: method, callParameters }) {
    if (backend.header(hash) === undefined) return null;
    try {
      return { success: true, value: toHex(backend.runtimeCall(hash, method, callParameters)) };
    } catch (error) {
      if (error instanceof NodeError) return { success: false, error: error.message };
      throw error;
    }
  },
});
