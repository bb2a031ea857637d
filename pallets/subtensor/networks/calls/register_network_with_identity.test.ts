import { expect, test } from "vitest";
import { SubnetIdentitiesV3 } from "../../subnets/storage.ts";
import { callsBench, OWNER, OWNER_HOT } from "../../test/calls.ts";

const text = (value: string) => new TextEncoder().encode(value);
const identity = {
  subnet_name: text("Test"),
  github_repo: text(""),
  subnet_contact: text(""),
  subnet_url: text(""),
  discord: text(""),
  description: text("d".repeat(1024)),
  logo_url: text(""),
  additional: text(""),
};

test("a subnet is founded and says what it is, or nothing", () => {
  const b = callsBench();
  b.call("register_network_with_identity", { hotkey: OWNER_HOT, identity }, OWNER);
  expect(SubnetIdentitiesV3.get(b.store, 2)).toEqual(identity);
  expect(b.events().some(({ name, values }) => name === "SubnetIdentitySet" && values[0] === 2)).toBe(true);
  b.call("register_network_with_identity", { hotkey: OWNER_HOT, identity: undefined }, OWNER);
  expect(SubnetIdentitiesV3.has(b.store, 3)).toBe(false);
  b.holds();
});

test("a text that is too long leaves no subnet", () => {
  const b = callsBench();
  const long = { ...identity, discord: text("d".repeat(257)) };
  b.fails("InvalidIdentity", "register_network_with_identity", { hotkey: OWNER_HOT, identity: long }, OWNER);
});
