import { items, TAO, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_max_burn",
  args: { max_burn: 9n * TAO },
  item: items.MaxBurn,
  value: 9n * TAO,
  events: ["MaxBurnSet"],
  by: "owner, limited",
  refused: [[{ max_burn: TAO / 10n }, /ValueNotInBounds/]],
});
