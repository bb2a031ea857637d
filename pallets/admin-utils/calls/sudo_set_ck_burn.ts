import { u64 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the share of child hotkeys' dividends that is burned. It is out of use. */
export const sudo_set_ck_burn = chainSetter({
  index: 73,
  weight: WEIGHTS.sudo_set_ck_burn,
  docs: ["Sets the share of child hotkeys' dividends that is burned. It is out of use."],
  args: { burn: u64 },
  apply: (of, { burn }, ctx) => of.chain.ckBurn.set(ctx, burn),
});
