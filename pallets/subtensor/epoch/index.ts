import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Consensus of a subnet, and the voting power that follows from it. */
export const epoch = area({ storage, events, calls: {} });
