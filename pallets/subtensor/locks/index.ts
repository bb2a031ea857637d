import { area } from "@waystone/frame";
import { lock_stake } from "./calls/lock_stake.ts";
import { move_lock } from "./calls/move_lock.ts";
import { set_perpetual_lock } from "./calls/set_perpetual_lock.ts";
import { set_reject_locked_alpha } from "./calls/set_reject_locked_alpha.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Alpha that coldkeys lock, and the conviction that grows from it. */
export const locks = area({
  storage,
  events,
  calls: { lock_stake, move_lock, set_perpetual_lock, set_reject_locked_alpha },
});
