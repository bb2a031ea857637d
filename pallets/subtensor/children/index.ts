import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Hotkeys that lend their stake to others. */
export const children = area({ storage, events, calls: {} });
