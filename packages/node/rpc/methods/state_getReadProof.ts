import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** Trie nodes that prove the values of keys at a block. */
export const state_getReadProof = method(({ backend, block }, params) => {
  const at = block(params.optionalHash(1));
  return { at, proof: backend.state(at).createProof(params.bytesList(0, 1000)).map(toHex) };
});
