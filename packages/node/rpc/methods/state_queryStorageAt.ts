import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** Most keys of one question. */
const MOST = 100_000;

/** Values of many keys at one block, in the order asked, absent ones as null. */
export const state_queryStorageAt = method(({ backend, block }, params) => {
  const hash = block(params.optionalHash(1));
  const state = backend.state(hash);
  const changes = params.bytesList(0, MOST).map(key => {
    const value = state.get(key);
    return [toHex(key), value === undefined ? null : toHex(value)];
  });
  return [{ block: hash, changes }];
});
