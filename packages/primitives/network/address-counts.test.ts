import { expect, test } from "vitest";
import { AddressCounts, networkOf } from "./address-counts.ts";

test("a network is an IPv4 address, or the /64 of an IPv6 address", () => {
  for (const [address, network] of [
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:0DB8:0001:2::", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
    ["", ""],
  ] as const)
    expect(networkOf(address), address).toBe(network);
});

test("counts go up and down by network, and nothing is kept of who is gone", () => {
  const counts = new AddressCounts();
  expect([counts.enter("2001:db8:1:2::1"), counts.enter("2001:db8:1:2::2"), counts.enter("2001:db8:1:3::1")]).toEqual([
    1, 2, 1,
  ]);
  counts.leave("2001:db8:1:2::1");
  expect(counts.enter("2001:db8:1:2::3")).toBe(2);
  for (const address of ["2001:db8:1:2::2", "2001:db8:1:2::3"]) counts.leave(address);
  counts.leave("2001:db8:1:2::9");
  expect(counts.enter("2001:db8:1:2::1")).toBe(1);
});
