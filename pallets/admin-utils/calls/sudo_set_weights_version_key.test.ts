import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_weights_version_key",
  args: { weights_version_key: 2n },
  item: items.WeightsVersionKey,
  value: 2n,
  events: ["WeightsVersionKeySet"],
  by: "owner, limited",
});
