import { ensure } from "@waystone/frame";
import { u16 } from "@waystone/scale";
import { Err } from "../errors.ts";
import { subnetSetter } from "../setter.ts";
import { netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the least take of a child hotkey on a subnet, in 65535ths: within the chain's bounds. */
export const sudo_set_min_childkey_take_per_subnet = subnetSetter({
  index: 93,
  weight: WEIGHTS.sudo_set_min_childkey_take_per_subnet,
  docs: [
    "Sets the least take of a child hotkey on a subnet, in 65535ths: within the chain's bounds.",
    "Emits `SubtensorModule.MinChildKeyTakePerSubnetSet`.",
  ],
  args: { netuid, take: u16 },
  by: { hyperparameter: "MinChildkeyTake" },
  apply(of, { netuid, take }, ctx) {
    const [least, greatest] = of.bounds(ctx).childkeyTake;
    ensure(take >= least && take <= greatest, Err.InvalidValue);
    of.subnet.minChildkeyTake.set(ctx, netuid, take);
  },
});
