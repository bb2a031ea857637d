import { expect, test } from "vitest";
import { Axons } from "../../serving/storage.ts";
import { MINER_HOT, OWNER_HOT, subnetBench } from "../../test/calls.ts";

const axon = { version: 1, ip: 16_909_060n, port: 8_091, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 7 };

test("a neuron announces its endpoint, and again after the limit", () => {
  const b = subnetBench();
  b.goTo(5);
  b.call("serve_axon", { netuid: 2, ...axon }, OWNER_HOT);
  expect(Axons.get(b.store, 2, OWNER_HOT)).toEqual({ block: 5n, ...axon });
  expect(b.events()).toEqual([{ name: "AxonServed", values: [2, OWNER_HOT] }]);
  b.goTo(54);
  b.fails("ServingRateLimitExceeded", "serve_axon", { netuid: 2, ...axon }, OWNER_HOT);
  b.goTo(55);
  b.call("serve_axon", { netuid: 2, ...axon, port: 1 }, OWNER_HOT);
  expect(Axons.get(b.store, 2, OWNER_HOT)?.port).toBe(1);
});

test("refused: who is no neuron, other types, addresses that nobody can reach, port 0", () => {
  const b = subnetBench();
  const fails = (error: string, change: object, who = OWNER_HOT) =>
    b.fails(error, "serve_axon", { netuid: 2, ...axon, ...change }, who);
  fails("HotKeyNotRegisteredInNetwork", {}, MINER_HOT);
  fails("InvalidIpType", { ip_type: 5 });
  fails("InvalidIpAddress", { ip: 0x7f00_0001n });
  fails("InvalidIpAddress", { ip: 0xffff_ffffn });
  fails("InvalidIpAddress", { ip: 1n << 32n });
  fails("InvalidIpAddress", { ip: 1n, ip_type: 6 });
  fails("InvalidIpAddress", { ip: (1n << 128n) - 1n, ip_type: 6 });
  fails("InvalidPort", { port: 0 });
});

test("address 0 stands for none", () => {
  const b = subnetBench();
  b.call("serve_axon", { netuid: 2, ...axon, ip: 0n }, OWNER_HOT);
  expect(Axons.get(b.store, 2, OWNER_HOT)?.ip).toBe(0n);
});
