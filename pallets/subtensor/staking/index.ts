import { area } from "@waystone/frame";
import { add_stake } from "./calls/add_stake.ts";
import { add_stake_burn } from "./calls/add_stake_burn.ts";
import { add_stake_limit } from "./calls/add_stake_limit.ts";
import { burn_alpha } from "./calls/burn_alpha.ts";
import { move_stake } from "./calls/move_stake.ts";
import { move_stake_limit } from "./calls/move_stake_limit.ts";
import { recycle_alpha } from "./calls/recycle_alpha.ts";
import { remove_stake } from "./calls/remove_stake.ts";
import { remove_stake_full_limit } from "./calls/remove_stake_full_limit.ts";
import { remove_stake_limit } from "./calls/remove_stake_limit.ts";
import { set_coldkey_auto_stake_hotkey } from "./calls/set_coldkey_auto_stake_hotkey.ts";
import { swap_stake } from "./calls/swap_stake.ts";
import { swap_stake_limit } from "./calls/swap_stake_limit.ts";
import { transfer_stake } from "./calls/transfer_stake.ts";
import { transfer_stake_and_hotkey } from "./calls/transfer_stake_and_hotkey.ts";
import { unstake_all } from "./calls/unstake_all.ts";
import { unstake_all_alpha } from "./calls/unstake_all_alpha.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Stake goes in, out and elsewhere; what root stake has claimed. */
export const staking = area({
  storage,
  events,
  calls: {
    add_stake,
    remove_stake,
    add_stake_limit,
    remove_stake_limit,
    move_stake,
    transfer_stake,
    swap_stake,
    swap_stake_limit,
    move_stake_limit,
    transfer_stake_and_hotkey,
    unstake_all,
    unstake_all_alpha,
    remove_stake_full_limit,
    recycle_alpha,
    burn_alpha,
    add_stake_burn,
    set_coldkey_auto_stake_hotkey,
  },
});
