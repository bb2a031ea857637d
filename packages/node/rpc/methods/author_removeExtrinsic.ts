import { extrinsicHash } from "@waystone/primitives";
import { method } from "../method.ts";
import { blockHash, bytes, list, type Param, WRONG } from "../params.ts";

/** Most transactions that are removed at once. */
const MOST = 1000;

/** A transaction by its hash or its bytes, as `{ "hash": … }` or `{ "extrinsic": … }`. */
const hashOrExtrinsic: Param<`0x${string}`> = {
  expected: "{ hash } or { extrinsic } in hex",
  read(value) {
    if (typeof value !== "object" || value === null) return WRONG;
    const { hash, extrinsic } = value as Readonly<Record<"hash" | "extrinsic", unknown>>;
    if (hash !== undefined) return blockHash.read(hash);
    const read = bytes.read(extrinsic);
    return read === WRONG ? WRONG : extrinsicHash(read);
  },
};

/** Removes transactions from the pool and refuses them for a while; the hashes of those that were there. */
export const author_removeExtrinsic = method({
  name: "author_removeExtrinsic",
  unsafe: true,
  params: { transactions: list(hashOrExtrinsic, MOST) },
  handle: ({ backend }, { transactions }) => transactions.filter(hash => backend.remove(hash)),
});
