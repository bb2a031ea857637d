import { area } from "@waystone/frame";
import * as storage from "./storage.ts";

/** TAO in existence and in the pools, alpha in and outside of them, prices. */
export const pool = area({ storage, calls: {} });
