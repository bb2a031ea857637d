import { items, TAO, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_burn",
  args: { min_burn: 9n },
  item: items.MinBurn,
  value: 9n,
  events: ["MinBurnSet"],
  by: "owner, limited",
  refused: [[{ min_burn: TAO }, /ValueNotInBounds/]],
});
