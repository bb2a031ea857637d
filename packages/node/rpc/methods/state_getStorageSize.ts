import { reading } from "../method.ts";
import { blockHash, bytes, optional } from "../params.ts";

/** Most pairs that are added up for a prefix. */
const MOST = 200_000;

/** Number of stored bytes of a key; of a prefix that is no key, of all values below it; null where there is nothing. */
export const state_getStorageSize = reading({
  name: "state_getStorageSize",
  aliases: ["state_getStorageSizeAt"],
  params: { key: bytes, at: optional(blockHash) },
  handle({ backend, at }, args) {
    const state = backend.state(at(args.at));
    const own = state.get(args.key);
    if (own !== undefined) return own.length;
    let [sum, pairs] = [0, 0];
    for (const [, value] of state.entries(args.key)) {
      sum += value.length;
      if (++pairs >= MOST) break;
    }
    return sum > 0 ? sum : null;
  },
});
