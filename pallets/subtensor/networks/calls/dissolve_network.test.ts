import { expect, test } from "vitest";
import { allSubnets } from "../../subnets/lookups.ts";
import { OWNER, subnetBench } from "../../test/calls.ts";

test("root dissolves a subnet as older clients ask for it", () => {
  const b = subnetBench();
  b.fails("origin", "dissolve_network", { coldkey: OWNER, netuid: 2 }, OWNER);
  b.call("dissolve_network", { coldkey: OWNER, netuid: 2 });
  expect(allSubnets(b.ctx)).toEqual([0, 1]);
  b.fails("SubnetNotExists", "dissolve_network", { coldkey: OWNER, netuid: 2 });
});
