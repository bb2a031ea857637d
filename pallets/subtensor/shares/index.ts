import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Whose alpha a hotkey's stake is, and how much stake weighs. */
export const shares = area({ storage, events, calls: {} });
