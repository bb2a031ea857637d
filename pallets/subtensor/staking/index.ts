import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Stake goes in, out and elsewhere; what root stake has claimed. */
export const staking = area({ storage, events, calls: {} });
