import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_max_mechanism_count",
  args: { max_mechanism_count: 16 },
  item: items.MaxMechanismCount,
  value: 16,
  events: [],
  refused: [
    [{ max_mechanism_count: 0 }, /InvalidValue/],
    [{ max_mechanism_count: 17 }, /InvalidValue/],
  ],
});
