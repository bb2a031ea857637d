import { method } from "../method.ts";
import { count } from "../params.ts";

/** Hashes of the blocks of a number: one, or none where it is beyond the newest. */
export const archive_v1_hashByHeight = method({
  name: "archive_v1_hashByHeight",
  params: { height: count },
  handle({ backend }, { height }) {
    const hash = backend.hashOf(height);
    return hash === undefined ? [] : [hash];
  },
});
