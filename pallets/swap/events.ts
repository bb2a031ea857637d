import { event } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16 } from "@waystone/scale";

/** Root set what share of a swap's input is taken as fee, in 65535ths. */
export const FeeRateSet = event(0, "The fee rate of a subnet was set, in 65535ths of a swap's input.", {
  netuid: NetUid.named("NetUid"),
  rate: u16.named("u16"),
});
