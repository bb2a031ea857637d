import { toHex } from "@waystone/scale";
import { reading } from "../method.ts";
import { blockHash, bytes, list, optional } from "../params.ts";

/** Most keys of one proof. */
const MOST = 1000;

/** Trie nodes that prove the values of keys at a block, or that they have none. */
export const state_getReadProof = reading({
  name: "state_getReadProof",
  params: { keys: list(bytes, MOST), at: optional(blockHash) },
  handle({ backend, at }, args) {
    const block = at(args.at);
    return { at: block, proof: backend.state(block).createProof(args.keys).map(toHex) };
  },
});
