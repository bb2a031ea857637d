import type { Provision } from "@waystone/frame";
import { lockOwnerCut } from "./locks/lock.ts";
import { provideSteps } from "./steps.ts";

/** What happens at each moment, over all areas: the one place in which to look. The runtime provides it beside the ports. */
export const subtensorSteps: readonly Provision[] = provideSteps({
  subnetDissolved: [],
  ownerCutPaid: [{ name: "lock the cut", run: (ctx, { netuid, amount }) => lockOwnerCut(ctx, netuid, amount) }],
});
