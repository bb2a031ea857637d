import { expect, test } from "vitest";
import { MINER_HOT, OWNER_HOT, subnetBench } from "../../test/calls.ts";
import { Axons, NeuronCertificates } from "../storage.ts";

const args = {
  netuid: 2,
  version: 1,
  ip: 16_909_060n,
  port: 8_091,
  ip_type: 4,
  protocol: 4,
  placeholder1: 0,
  placeholder2: 0,
};

test("a neuron announces its endpoint and certificate", () => {
  const b = subnetBench();
  const certificate = Uint8Array.of(3, ...new Uint8Array(64).fill(9));
  b.call("serve_axon_tls", { ...args, certificate }, OWNER_HOT);
  expect(NeuronCertificates.get(b.store, 2, OWNER_HOT)).toEqual({
    algorithm: 3,
    public_key: new Uint8Array(64).fill(9),
  });
  expect(b.events()).toEqual([{ name: "AxonServed", values: [2, OWNER_HOT] }]);
});

test("a certificate that is none is passed over", () => {
  for (const length of [0, 66]) {
    const b = subnetBench();
    b.call("serve_axon_tls", { ...args, certificate: new Uint8Array(length) }, OWNER_HOT);
    expect([Axons.has(b.store, 2, OWNER_HOT), NeuronCertificates.has(b.store, 2, OWNER_HOT)]).toEqual([true, false]);
  }
});

test("refused as serve_axon is", () => {
  const b = subnetBench();
  const certificate = Uint8Array.of(1, 2);
  b.fails("HotKeyNotRegisteredInNetwork", "serve_axon_tls", { ...args, certificate }, MINER_HOT);
  b.fails("InvalidPort", "serve_axon_tls", { ...args, certificate, port: 0 }, OWNER_HOT);
});
