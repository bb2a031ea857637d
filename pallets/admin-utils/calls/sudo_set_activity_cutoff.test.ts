import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_activity_cutoff",
  args: { activity_cutoff: 400 },
  item: items.ActivityCutoff,
  value: 400,
  events: ["ActivityCutoffSet"],
  by: "owner, limited",
  refused: [[{ activity_cutoff: 359 }, /ActivityCutoffTooLow/]],
});
