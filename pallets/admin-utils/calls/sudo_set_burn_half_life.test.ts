import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_burn_half_life",
  args: { burn_half_life: 36_100 },
  item: items.BurnHalfLife,
  value: 36_100,
  events: ["AdminUtils.BurnHalfLifeSet"],
  by: "owner, limited",
  refused: [
    [{ burn_half_life: 0 }, /InvalidValue/],
    [{ burn_half_life: 36_101 }, /InvalidValue/],
    [{ netuid: 0, burn_half_life: 1 }, /NotPermittedOnRootSubnet/],
  ],
});
