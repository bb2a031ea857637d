import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least take of delegates, in 65535ths. */
export const sudo_set_min_delegate_take = chainSetter({
  index: 46,
  weight: WEIGHTS.sudo_set_min_delegate_take,
  docs: ["Sets the least take of delegates, in 65535ths.", "Emits `SubtensorModule.MinDelegateTakeSet`."],
  args: { take: u16 },
  apply: (of, { take }, ctx) => of.chain.minDelegateTake.set(ctx, take),
});
