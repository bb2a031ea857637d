import { definePallet } from "@waystone/frame";
import { kill_prefix } from "./calls/kill_prefix.ts";
import { kill_storage } from "./calls/kill_storage.ts";
import { remark } from "./calls/remark.ts";
import { remark_with_event } from "./calls/remark_with_event.ts";
import { set_storage } from "./calls/set_storage.ts";
import * as constants from "./constants.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

export { SUBTENSOR_LIMITS, type SystemConfig, SystemConfigPort, type SystemLimits } from "./config.ts";
export { NEW_ACCOUNT } from "./defaults.ts";
export { CheckMortality } from "./extensions/check_mortality.ts";
export { CheckNonce, nonceTag } from "./extensions/check_nonce.ts";
export { CheckWeight } from "./extensions/check_weight.ts";
export { CheckGenesis, CheckNonZeroSender, CheckSpecVersion, CheckTxVersion } from "./extensions/plain.ts";
export { genesis } from "./genesis.ts";
export { accountInfo, accountNonce, decConsumers, decProviders, incConsumers, incProviders } from "./logic/accounts.ts";
export { systemPort } from "./logic/system-port.ts";
export { type ErrorEncoder, ErrorEncoderPort, type ExtrinsicsRoot, ExtrinsicsRootPort } from "./ports.ts";
export { Account, BlockHash, Events, Number } from "./storage.ts";
export type { AccountData, AccountInfo, EventRecord } from "./types.ts";

/** What a call fails with that the runtime's filter does not let through. */
export const CallFiltered = Err.CallFiltered;

/** The chain's own books: accounts, block number, hashes, events, limits. */
export const System = definePallet({
  name: "System",
  crate: "frame_system",
  storage,
  events,
  errors: Err,
  constants,
  calls: { remark, set_storage, kill_storage, kill_prefix, remark_with_event },
});
