import { constant, definePallet } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { set } from "./calls/set.ts";
import { TimestampConfigPort } from "./config.ts";
import { hooks } from "./hooks.ts";
import { inherent } from "./inherent.ts";
import * as storage from "./storage.ts";

export { type TimestampConfig, TimestampConfigPort } from "./config.ts";
export { Now } from "./storage.ts";

/** Time of each block. */
export const Timestamp = definePallet({
  name: "Timestamp",
  storage,
  calls: { set },
  constants: {
    MinimumPeriod: constant(
      u64,
      ports => ports.use(TimestampConfigPort).minimumPeriod,
      "Least time between two blocks, in milliseconds.",
    ),
  },
  hooks,
  inherent,
});
