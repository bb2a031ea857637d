import { blake2_256 } from "@waystone/crypto";
import { compact, type Static, struct, toHex, u32 } from "@waystone/scale";
import { Digest } from "./digest.ts";
import { H256, type Hash } from "./ids.ts";

/** A block's header. */
export const Header = struct("sp_runtime::generic::header::Header", {
  parentHash: H256,
  number: compact(u32),
  stateRoot: H256,
  extrinsicsRoot: H256,
  digest: Digest,
});
/** A block's header. */
export type Header = Static<typeof Header>;

/** A block's hash: BLAKE2b-256 of its encoded header. */
export function headerHash(header: Header): Hash {
  return toHex(blake2_256(Header.encode(header)));
}
