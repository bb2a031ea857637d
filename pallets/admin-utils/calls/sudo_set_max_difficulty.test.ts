import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_max_difficulty",
  args: { max_difficulty: 5n },
  item: items.MaxDifficulty,
  value: 5n,
  events: ["MaxDifficultySet"],
  by: "owner, limited",
});
