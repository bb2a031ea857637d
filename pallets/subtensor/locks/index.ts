import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Alpha that coldkeys lock, and the conviction that grows from it. */
export const locks = area({ storage, events, calls: {} });
