import { call } from "@waystone/frame";
import { Err } from "../errors.ts";
import { tao } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Once set the count of TAO in existence, in rao. */
export const sudo_set_total_issuance = call({
  index: 33,
  weight: WEIGHTS.sudo_set_total_issuance,
  docs: ["Once set the count of TAO in existence, in rao.", "Fails with `Deprecated`."],
  args: { total_issuance: tao },
  dispatch() {
    throw Err.Deprecated;
  },
});
