import { expect, test } from "vitest";
import { IdentitiesV2 } from "../../keys/storage.ts";
import { MINER, MINER_HOT, OWNER, subnetBench } from "../../test/calls.ts";

const text = (length: number) => new Uint8Array(length).fill(65);
const identity = {
  name: text(256),
  url: text(256),
  github_repo: text(256),
  image: text(1024),
  discord: text(256),
  description: text(1024),
  additional: text(0),
};

test("a coldkey with a neuron says what it is", () => {
  const b = subnetBench();
  b.call("set_identity", identity, OWNER);
  expect(IdentitiesV2.get(b.store, OWNER)).toEqual(identity);
  expect(b.events()).toEqual([{ name: "ChainIdentitySet", values: [OWNER] }]);
});

test("refused: without a neuron, or a text that is too long", () => {
  const b = subnetBench();
  b.call("try_associate_hotkey", { hotkey: MINER_HOT }, MINER);
  b.fails("HotKeyNotRegisteredInNetwork", "set_identity", identity, MINER);
  for (const field of ["name", "url", "github_repo", "discord"])
    b.fails("InvalidIdentity", "set_identity", { ...identity, [field]: text(257) }, OWNER);
  for (const field of ["image", "description", "additional"])
    b.fails("InvalidIdentity", "set_identity", { ...identity, [field]: text(1025) }, OWNER);
});
