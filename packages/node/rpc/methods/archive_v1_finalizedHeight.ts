import { method } from "../method.ts";

/** Number of the newest block, which is final. */
export const archive_v1_finalizedHeight = method({
  name: "archive_v1_finalizedHeight",
  params: {},
  handle: ({ backend }) => backend.head().header.number,
});
