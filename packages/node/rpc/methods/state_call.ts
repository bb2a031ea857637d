import { toHex } from "@waystone/scale";
import { method } from "../method.ts";

/** Calls a method of a runtime API on the state after a block. */
export const state_call = method(({ backend, block }, params) =>
  toHex(
    backend.runtimeCall(block(params.optionalHash(2)), params.text(0), params.optionalBytes(1) ?? new Uint8Array(0)),
  ),
);
