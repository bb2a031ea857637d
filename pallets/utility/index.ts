import { constant, definePallet } from "@waystone/frame";
import { u32 } from "@waystone/scale";
import { as_derivative } from "./calls/as_derivative.ts";
import { batch } from "./calls/batch.ts";
import { batch_all } from "./calls/batch_all.ts";
import { force_batch } from "./calls/force_batch.ts";
import { if_else } from "./calls/if_else.ts";
import { with_weight } from "./calls/with_weight.ts";
import { BATCHED_CALLS_LIMIT } from "./config.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";

export { UtilityErrorEncoderPort } from "./config.ts";

/** Batches of calls. */
export const Utility = definePallet({
  name: "Utility",
  events,
  errors: Err,
  calls: { batch, as_derivative, batch_all, force_batch, with_weight, if_else },
  constants: { batched_calls_limit: constant(u32, BATCHED_CALLS_LIMIT, "Most calls that one batch may hold.") },
});
