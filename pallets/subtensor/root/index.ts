import { area } from "@waystone/frame";
import { claim_root } from "./calls/claim_root.ts";
import { root_register } from "./calls/root_register.ts";
import { set_root_claim_type } from "./calls/set_root_claim_type.ts";
import { sudo_set_num_root_claims } from "./calls/sudo_set_num_root_claims.ts";
import { sudo_set_root_claim_threshold } from "./calls/sudo_set_root_claim_threshold.ts";
import * as events from "./events.ts";

/** Root's members and their dividends. */
export const root = area({
  events,
  calls: { root_register, claim_root, set_root_claim_type, sudo_set_num_root_claims, sudo_set_root_claim_threshold },
});
