import { call } from "@waystone/frame";
import { bytes } from "@waystone/scale";

/** Leaves bytes in a block. */
export const remark = call({
  index: 0,
  docs: ["Leave a remark in the block; it changes nothing.", "Origin: any."],
  args: { remark: bytes.named("Vec<u8>") },
  dispatch({ origin }) {
    origin.ensureSignedOrRoot();
  },
});
