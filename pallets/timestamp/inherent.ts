import { type Inherent, isCall } from "@waystone/frame";
import { MAX_DRIFT_MS, TimestampConfigPort } from "./config.ts";
import { Now } from "./storage.ts";

/** The block's time as its author's clock has it, never less than one period after the last block. */
export const inherent: Inherent = {
  is: call => isCall(call, "Timestamp", "set"),
  create(ctx, { now }) {
    const earliest = Now.get(ctx.store) + ctx.use(TimestampConfigPort).minimumPeriod;
    return { pallet: "Timestamp", call: "set", args: { now: now > earliest ? now : earliest } };
  },
  check(ctx, call, data) {
    const { now } = call.args as { readonly now: bigint };
    if (now > data.now + MAX_DRIFT_MS)
      return `the block's time ${now} lies more than ${MAX_DRIFT_MS} ms ahead of ${data.now}`;
    const earliest = Now.get(ctx.store) + ctx.use(TimestampConfigPort).minimumPeriod;
    return now < earliest
      ? `the block's time ${now} lies before ${earliest}, the earliest after the last block`
      : undefined;
  },
};
