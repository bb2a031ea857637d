import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_default_take",
  args: { default_take: 9_000 },
  item: items.MaxDelegateTake,
  value: 9_000,
  events: ["MaxDelegateTakeSet"],
});
