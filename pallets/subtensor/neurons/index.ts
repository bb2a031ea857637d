import { area } from "@waystone/frame";
import * as storage from "./storage.ts";

/** Neurons of a subnet: uids, membership, and a value for each uid. */
export const neurons = area({ storage, calls: {} });
