import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_coldkey_swap_announcement_delay",
  args: { duration: 50 },
  item: items.ColdkeySwapAnnouncementDelay,
  value: 50,
  events: ["ColdkeySwapAnnouncementDelaySet"],
});
