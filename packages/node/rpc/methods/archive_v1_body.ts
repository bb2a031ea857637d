import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash } from "../params.ts";

/** Extrinsics of a block; null where there is no such block. */
export const archive_v1_body = method({
  name: "archive_v1_body",
  params: { hash: blockHash },
  handle: ({ backend }, { hash }) => backend.block(hash)?.extrinsics.map(toHex) ?? null,
});
