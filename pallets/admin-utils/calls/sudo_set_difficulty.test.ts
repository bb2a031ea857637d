import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_difficulty",
  args: { difficulty: 6n },
  item: items.Difficulty,
  value: 6n,
  events: ["DifficultySet"],
  by: "root",
});
