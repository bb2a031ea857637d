import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_start_call_delay",
  args: { delay: 0n },
  item: items.StartCallDelay,
  value: 0n,
  events: ["StartCallDelaySet"],
});
