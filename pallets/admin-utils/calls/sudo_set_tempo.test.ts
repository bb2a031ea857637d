import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_tempo",
  args: { tempo: 20 },
  item: items.Tempo,
  value: 20,
  events: ["TempoSet"],
  by: "root",
});
