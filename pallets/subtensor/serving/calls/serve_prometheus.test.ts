import { expect, test } from "vitest";
import { MINER_HOT, OWNER_HOT, subnetBench } from "../../test/calls.ts";
import { Prometheus } from "../storage.ts";

const endpoint = { version: 1, ip: 16_909_060n, port: 9_100, ip_type: 4 };

test("a neuron announces where its metrics are, and again after the limit", () => {
  const b = subnetBench();
  b.goTo(5);
  b.call("serve_prometheus", { netuid: 2, ...endpoint }, OWNER_HOT);
  expect(Prometheus.get(b.store, 2, OWNER_HOT)).toEqual({ block: 5n, ...endpoint });
  expect(b.events()).toEqual([{ name: "PrometheusServed", values: [2, OWNER_HOT] }]);
  b.fails("ServingRateLimitExceeded", "serve_prometheus", { netuid: 2, ...endpoint }, OWNER_HOT);
});

test("refused: the address is looked at before who asks, and 0 is none", () => {
  const b = subnetBench();
  const fails = (error: string, change: object, who = OWNER_HOT) =>
    b.fails(error, "serve_prometheus", { netuid: 2, ...endpoint, ...change }, who);
  fails("InvalidIpType", { ip_type: 0 }, MINER_HOT);
  fails("InvalidIpAddress", { ip: 0n }, MINER_HOT);
  fails("HotKeyNotRegisteredInNetwork", {}, MINER_HOT);
  fails("InvalidPort", { port: 0 });
});
