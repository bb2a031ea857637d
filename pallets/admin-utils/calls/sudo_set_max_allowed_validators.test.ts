import { items, testSubnetSetter } from "../test/setters.ts";

testSubnetSetter({
  call: "sudo_set_max_allowed_validators",
  args: { max_allowed_validators: 1 },
  item: items.MaxAllowedValidators,
  value: 1,
  events: ["MaxAllowedValidatorsSet"],
  by: "root",
  refused: [[{ max_allowed_validators: 257 }, /MaxValidatorsLargerThanMaxUIds/]],
});
