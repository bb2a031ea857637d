import { call } from "@waystone/frame";
import { AccountId, NetUid } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { dissolveNetwork } from "../dissolve.ts";

/** Root ends a subnet, as older clients ask for it. */
export const dissolve_network = call({
  index: 61,
  weight: WEIGHTS.dissolve_network,
  docs: [
    "Dissolve a subnet, as `root_dissolve_network` does; the coldkey is not looked at.",
    "Origin: root.",
    "Emits `NetworkRemoved`, and `SubnetIdentityRemoved` if something was said of it.",
    "Errors: `SubnetNotExists`.",
  ],
  args: { coldkey: AccountId.named("T::AccountId"), netuid: NetUid.named("NetUid") },
  dispatch(ctx, { netuid }) {
    ctx.origin.ensureRoot();
    dissolveNetwork(ctx, netuid);
  },
});
