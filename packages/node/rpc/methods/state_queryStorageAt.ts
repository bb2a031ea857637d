import { toHex } from "@waystone/scale";
import { reading } from "../method.ts";
import { blockHash, bytes, list, optional } from "../params.ts";

/** Most keys of one question: as many reads as `state_queryStorage` does. Clients ask for pages of 100 to 1,000. */
const MOST = 10_000;

/** Values of many keys at one block, in the order asked, absent ones as null. */
export const state_queryStorageAt = reading({
  name: "state_queryStorageAt",
  params: { keys: list(bytes, MOST), at: optional(blockHash) },
  handle({ backend, at }, args) {
    const block = at(args.at);
    const state = backend.state(block);
    const changes = args.keys.map(key => {
      const value = state.get(key);
      return [toHex(key), value === undefined ? null : toHex(value)];
    });
    return [{ block, changes }];
  },
});
