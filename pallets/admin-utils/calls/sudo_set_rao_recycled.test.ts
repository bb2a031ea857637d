import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_rao_recycled",
  args: { rao_recycled: 9n },
  item: items.RAORecycledForRegistration,
  value: 9n,
  events: ["RAORecycledForRegistrationSet"],
  by: "root",
  anyTime: true,
});
