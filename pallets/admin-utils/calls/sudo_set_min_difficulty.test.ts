import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_min_difficulty",
  args: { min_difficulty: 5n },
  item: items.MinDifficulty,
  value: 5n,
  events: ["MinDifficultySet"],
  by: "root",
});
