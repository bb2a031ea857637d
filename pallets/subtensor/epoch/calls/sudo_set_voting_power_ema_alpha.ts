import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u64 } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { VotingPowerEmaAlphaSet } from "../events.ts";
import { VotingPowerEmaAlpha } from "../storage.ts";

/** One, in the parts in which the weight is given. */
const ONE = 10n ** 18n;

/** Root sets how fast voting power follows stake. */
export const sudo_set_voting_power_ema_alpha = call({
  index: 131,
  weight: WEIGHTS.sudo_set_voting_power_ema_alpha,
  docs: [
    "Set the weight of the present stake in the voting power of a subnet's validators, in parts of 10^18.",
    "Origin: root.",
    "Emits `VotingPowerEmaAlphaSet`.",
    "Errors: `InvalidVotingPowerEmaAlpha` above 1.",
  ],
  args: { netuid: NetUid.named("NetUid"), alpha: u64 },
  dispatch(ctx, { netuid, alpha }) {
    ctx.origin.ensureRoot();
    ensure(alpha <= ONE, Err.InvalidVotingPowerEmaAlpha);
    VotingPowerEmaAlpha.set(ctx.store, [netuid], alpha);
    ctx.emit(VotingPowerEmaAlphaSet({ netuid, alpha }));
  },
});
