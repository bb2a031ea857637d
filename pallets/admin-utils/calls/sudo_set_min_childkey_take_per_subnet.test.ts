import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_childkey_take_per_subnet",
  args: { take: 9 },
  item: items.MinChildkeyTakePerSubnet,
  value: 9,
  events: ["MinChildKeyTakePerSubnetSet"],
  by: "owner, limited",
  refused: [[{ take: 65_535 }, /InvalidValue/]],
});
