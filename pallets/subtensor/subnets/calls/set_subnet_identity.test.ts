import { expect, test } from "vitest";
import { MINER, OWNER, subnetBench } from "../../test/calls.ts";
import { SubnetIdentitiesV3 } from "../storage.ts";

const text = (length: number) => new Uint8Array(length).fill(65);
const identity = {
  subnet_name: text(256),
  github_repo: text(1024),
  subnet_contact: text(1024),
  subnet_url: text(3),
  discord: text(256),
  description: text(1024),
  logo_url: text(0),
  additional: text(0),
};

test("the owner says what a subnet is", () => {
  const b = subnetBench();
  b.call("set_subnet_identity", { netuid: 2, ...identity }, OWNER);
  expect(SubnetIdentitiesV3.get(b.store, 2)).toEqual(identity);
  expect(b.events()).toEqual([{ name: "SubnetIdentitySet", values: [2] }]);
});

test("refused: somebody else, or a text that is too long", () => {
  const b = subnetBench();
  b.fails("NotSubnetOwner", "set_subnet_identity", { netuid: 2, ...identity }, MINER);
  b.fails("NotSubnetOwner", "set_subnet_identity", { netuid: 9, ...identity }, OWNER);
  const long = { ...identity, subnet_name: text(257) };
  b.fails("InvalidIdentity", "set_subnet_identity", { netuid: 2, ...long }, OWNER);
});
