import { Header } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { method } from "../method.ts";
import { blockHash } from "../params.ts";

/** SCALE bytes of a block's header; null where there is no such block. */
export const archive_v1_header = method({
  name: "archive_v1_header",
  params: { hash: blockHash },
  handle({ backend }, { hash }) {
    const header = backend.header(hash);
    return header === undefined ? null : toHex(Header.encode(header));
  },
});
