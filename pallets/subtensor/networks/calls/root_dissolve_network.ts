import { call } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { dissolveNetwork } from "../dissolve.ts";

/** Root ends a subnet. */
export const root_dissolve_network = call({
  index: 120,
  weight: WEIGHTS.root_dissolve_network,
  docs: [
    "Dissolve a subnet: those who hold its alpha get the TAO of its pool in proportion, and all that is stored of it is removed.",
    "Origin: root.",
    "Emits `NetworkRemoved`, and `SubnetIdentityRemoved` if something was said of it.",
    "Errors: `SubnetNotExists`.",
  ],
  args: { netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    ctx.origin.ensureRoot();
    dissolveNetwork(ctx, netuid);
  },
});
