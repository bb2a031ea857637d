import { area } from "@waystone/frame";

/** Subnets are registered, started and dissolved. */
export const networks = area({ calls: {} });
