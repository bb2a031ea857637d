import { area } from "@waystone/frame";
import { set_auto_parent_delegation_enabled } from "./calls/set_auto_parent_delegation_enabled.ts";
import { set_childkey_take } from "./calls/set_childkey_take.ts";
import { set_children } from "./calls/set_children.ts";
import { set_pending_childkey_cooldown } from "./calls/set_pending_childkey_cooldown.ts";
import { sudo_set_max_childkey_take } from "./calls/sudo_set_max_childkey_take.ts";
import { sudo_set_min_childkey_take } from "./calls/sudo_set_min_childkey_take.ts";
import { sudo_set_tx_childkey_take_rate_limit } from "./calls/sudo_set_tx_childkey_take_rate_limit.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Hotkeys that lend their stake to others. */
export const children = area({
  storage,
  events,
  calls: {
    set_children,
    set_childkey_take,
    sudo_set_tx_childkey_take_rate_limit,
    sudo_set_min_childkey_take,
    sudo_set_max_childkey_take,
    set_pending_childkey_cooldown,
    set_auto_parent_delegation_enabled,
  },
});
