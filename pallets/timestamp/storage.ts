import { storageValue } from "@waystone/frame";
import { bool, u64 } from "@waystone/scale";

/** Time of the block at hand in milliseconds since 1970. */
export const Now = storageValue({ docs: ["Time of the block, in milliseconds since 1970."], value: u64, default: 0n });

/** Whether the block at hand has told its time. */
export const DidUpdate = storageValue({ docs: ["Whether the block's time was set."], value: bool, default: false });
