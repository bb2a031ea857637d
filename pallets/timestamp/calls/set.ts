import { call, ensure, Other } from "@waystone/frame";
import { compact, u64 } from "@waystone/scale";
import { TimestampConfigPort } from "../config.ts";
import { DidUpdate, Now } from "../storage.ts";

/** Tells a block's time. */
export const set = call({
  index: 0,
  class: "Mandatory",
  docs: [
    "Set the block's time, in milliseconds since 1970. Once a block, at least the minimum period after the last.",
    "Origin: none; it is an inherent.",
  ],
  args: { now: compact(u64).named("T::Moment") },
  dispatch({ origin, store, use }, { now }) {
    origin.ensureNone();
    ensure(!DidUpdate.get(store), Other);
    const last = Now.get(store);
    ensure(last === 0n || now >= last + use(TimestampConfigPort).minimumPeriod, Other);
    Now.set(store, now);
    DidUpdate.set(store, true);
  },
});
