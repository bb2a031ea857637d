import { toHex } from "@waystone/scale";
import { reading } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** Most pairs of one answer. */
const MOST = 200_000;

/** All pairs of key and value whose key begins with a prefix. */
export const state_getPairs = reading({
  name: "state_getPairs",
  unsafe: true,
  params: { prefix: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const out: [key: string, value: string][] = [];
    for (const [key, value] of backend.state(at(args.at)).entries(args.prefix))
      if (out.push([toHex(key), toHex(value)]) >= MOST) break;
    return out;
  },
});
