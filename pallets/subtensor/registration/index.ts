import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Neurons come and go. */
export const registration = area({ storage, events, calls: {} });
