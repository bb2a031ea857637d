import { area } from "@waystone/frame";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Subnets that crowdloans pay for. */
export const leasing = area({ storage, events, calls: {} });
