import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_dissolve_network_schedule_duration",
  args: { duration: 9 },
  item: items.DissolveNetworkScheduleDuration,
  value: 9,
  events: ["DissolveNetworkScheduleDurationSet"],
});
