import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_ema_price_halving_period",
  args: { ema_halving: 9n },
  item: items.EMAPriceHalvingBlocks,
  value: 9n,
  events: [],
  by: "root",
  anyTime: true,
  missing: "not looked at",
});
