import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_max_epochs_per_block",
  args: { max_epochs_per_block: 3 },
  item: items.MaxEpochsPerBlock,
  value: 3,
  events: ["MaxEpochsPerBlockSet"],
  refused: [[{ max_epochs_per_block: 0 }, /ValueNotInBounds/]],
});
