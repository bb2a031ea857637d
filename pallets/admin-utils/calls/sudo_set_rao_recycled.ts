import { subnetSetter } from "../setter.ts";
import { netuid, tao } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the TAO that a subnet's registrations recycled, in rao. */
export const sudo_set_rao_recycled = subnetSetter({
  index: 39,
  weight: WEIGHTS.sudo_set_rao_recycled,
  docs: [
    "Sets the TAO that a subnet's registrations recycled, in rao.",
    "Emits `SubtensorModule.RAORecycledForRegistrationSet`.",
  ],
  args: { netuid, rao_recycled: tao },
  by: "root",
  anyTime: true,
  apply: (of, { netuid, rao_recycled }, ctx) => of.subnet.raoRecycled.set(ctx, netuid, rao_recycled),
});
