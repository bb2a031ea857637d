import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the greatest take of delegates, in 65535ths. */
export const sudo_set_default_take = chainSetter({
  index: 1,
  weight: WEIGHTS.sudo_set_default_take,
  docs: ["Sets the greatest take of delegates, in 65535ths.", "Emits `SubtensorModule.MaxDelegateTakeSet`."],
  args: { default_take: u16 },
  apply: (of, { default_take }, ctx) => of.chain.maxDelegateTake.set(ctx, default_take),
});
