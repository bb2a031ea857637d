import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_bonds_moving_average",
  args: { bonds_moving_average: 975_000n },
  item: items.BondsMovingAverage,
  value: 975_000n,
  events: ["BondsMovingAverageSet"],
  by: "owner, limited",
  rootOnly: [{ bonds_moving_average: 975_001n }, /BondsMovingAverageMaxReached/],
});
