import { toHex } from "@waystone/scale";
import { reading } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** Most keys of one answer; who needs more asks for pages. */
const MOST = 200_000;

/** All keys that begin with a prefix, in order. */
export const state_getKeys = reading({
  name: "state_getKeys",
  params: { prefix: bytes, at: optional(blockHash) },
  handle: ({ backend, at }, args) => backend.state(at(args.at)).keysPaged(args.prefix, MOST).map(toHex),
});
