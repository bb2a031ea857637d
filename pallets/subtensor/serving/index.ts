import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Endpoints, certificates and EVM addresses of neurons. */
export const serving = area({ storage, events, calls: {} });
