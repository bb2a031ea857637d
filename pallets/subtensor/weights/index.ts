import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Weights are set, committed and revealed. */
export const weights = area({ storage, events, calls: {} });
