import { area } from "@waystone/frame";
import { set_activity_cutoff_factor } from "./calls/set_activity_cutoff_factor.ts";
import { set_subnet_identity } from "./calls/set_subnet_identity.ts";
import { set_tempo } from "./calls/set_tempo.ts";
import { trigger_epoch } from "./calls/trigger_epoch.ts";
import * as events from "./events.ts";
import * as hyperparameters from "./hyperparameters.ts";
import * as schedule from "./schedule.ts";
import * as storage from "./storage.ts";

/** Which subnets there are, whose, in which state, with which parameters and when their epochs run. */
export const subnets = area({
  storage,
  events,
  calls: { set_subnet_identity, set_tempo, set_activity_cutoff_factor, trigger_epoch },
});

/** When a subnet's epochs run. */
export const subnetSchedule = area({ storage: schedule });
/** Parameters of a subnet that its owner or root sets. */
export const subnetHyperparameters = area({ storage: hyperparameters });
