import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_admin_freeze_window",
  args: { window: 0 },
  item: items.AdminFreezeWindow,
  value: 0,
  events: ["AdminFreezeWindowSet"],
});
