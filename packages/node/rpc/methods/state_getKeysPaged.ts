import { toHex } from "@waystone/scale";
import { INVALID_COUNT } from "../codes.ts";
import { RpcError } from "../error.ts";
import { method } from "../method.ts";
import { blockHash, bytes, count, optional, withDefault } from "../params.ts";

/** Most keys of one page. */
const PAGE = 1000;

/** Keys that begin with a prefix, a page at a time, in order, strictly after the start key. */
export const state_getKeysPaged = method({
  name: "state_getKeysPaged",
  aliases: ["state_getKeysPagedAt"],
  params: {
    prefix: withDefault(bytes, new Uint8Array(0)),
    count,
    startKey: optional(bytes),
    at: optional(blockHash),
  },
  handle({ backend, at }, args) {
    if (args.count > PAGE)
      throw new RpcError(INVALID_COUNT, `count exceeds maximum value. value: ${args.count}, max: ${PAGE}`);
    return backend.state(at(args.at)).keysPaged(args.prefix, args.count, args.startKey).map(toHex);
  },
});
