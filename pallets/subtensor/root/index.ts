import { area } from "@waystone/frame";
import { root_register } from "./calls/root_register.ts";
import * as events from "./events.ts";

/** Root's members and their dividends. */
export const root = area({ events, calls: { root_register } });
