import { items, testChainSetter } from "../test/setters.ts";

testChainSetter({
  call: "sudo_set_ck_burn",
  args: { burn: 2n },
  item: items.CKBurn,
  value: 2n,
  events: [],
});
