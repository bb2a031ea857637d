import { area } from "@waystone/frame";
import * as events from "./events.ts";

/** Root's members and their dividends. */
export const root = area({ events, calls: {} });
