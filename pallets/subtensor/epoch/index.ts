import { area } from "@waystone/frame";
import { disable_voting_power_tracking } from "./calls/disable_voting_power_tracking.ts";
import { enable_voting_power_tracking } from "./calls/enable_voting_power_tracking.ts";
import { sudo_set_voting_power_ema_alpha } from "./calls/sudo_set_voting_power_ema_alpha.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Consensus of a subnet, and the voting power that follows from it. */
export const epoch = area({
  storage,
  events,
  calls: { enable_voting_power_tracking, disable_voting_power_tracking, sudo_set_voting_power_ema_alpha },
});
