import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_min_delegate_take",
  args: { take: 8 },
  item: items.MinDelegateTake,
  value: 8,
  events: ["MinDelegateTakeSet"],
});
