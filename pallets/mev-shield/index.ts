import { definePallet } from "@waystone/frame";
import { announce_next_key } from "./calls/announce_next_key.ts";
import { set_max_extrinsic_weight } from "./calls/set_max_extrinsic_weight.ts";
import { set_max_pending_extrinsics_number } from "./calls/set_max_pending_extrinsics_number.ts";
import { set_on_initialize_weight } from "./calls/set_on_initialize_weight.ts";
import { set_stored_extrinsic_lifetime } from "./calls/set_stored_extrinsic_lifetime.ts";
import { store_encrypted } from "./calls/store_encrypted.ts";
import { submit_encrypted } from "./calls/submit_encrypted.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import { inherent } from "./inherent.ts";
import { tryState } from "./invariants.ts";
import * as storage from "./storage.ts";

export { type ShieldAuthors, ShieldAuthorsPort } from "./config.ts";
export { CheckShieldedTxValidity } from "./extension.ts";
export { isShielded, type Shielded, shieldedOf } from "./wire.ts";

/** Transactions that nobody but the block's author can read before they are in it (`runtime.md` 8.8). */
export const MevShield = definePallet({
  name: "MevShield",
  crate: "pallet_shield",
  storage,
  events,
  errors: Err,
  calls: {
    announce_next_key,
    submit_encrypted,
    store_encrypted,
    set_max_pending_extrinsics_number,
    set_on_initialize_weight,
    set_stored_extrinsic_lifetime,
    set_max_extrinsic_weight,
  },
  inherent,
  tryState,
});
