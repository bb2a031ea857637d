import { event } from "@waystone/frame";
import { u64 } from "@waystone/scale";

export const StakeThresholdSet = event(
  54,
  "The least stake weight with which weights can be set was set, in rao.",
  u64,
);
