import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_coldkey_swap_reannouncement_delay",
  args: { duration: 10 },
  item: items.ColdkeySwapReannouncementDelay,
  value: 10,
  events: ["ColdkeySwapReannouncementDelaySet"],
});
