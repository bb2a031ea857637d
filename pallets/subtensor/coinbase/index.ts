import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Emission in each block: minted, shared out, paid. */
export const coinbase = area({ storage, events, calls: {} });
