import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Who owns which key: hotkeys, delegates, identities, and how often keys may act. */
export const keys = area({ storage, events, calls: {} });
