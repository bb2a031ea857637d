import type { Hash } from "@waystone/primitives";
import type { ChainReads } from "../../backend.ts";
import { type ChangeSet, KeyWatch } from "../changes.ts";
import { INVALID_BLOCK_RANGE } from "../codes.ts";
import { invalidParams, RpcError } from "../error.ts";
import { reading } from "../method.ts";
import { blockHash, bytes, list, optional } from "../params.ts";

/** Most keys of one question. */
const KEYS = 1000;
/** Most values that one question reads: keys times blocks. */
const READS = 10_000;

function rangeOf(backend: ChainReads, from: Hash, to: Hash): readonly [first: number, last: number] {
  const [first, last] = [backend.header(from)?.number, backend.header(to)?.number];
  if (first === undefined || last === undefined || first > last)
    throw new RpcError(
      INVALID_BLOCK_RANGE,
      `Cannot resolve a block range ['${from}' ... '${to}]`,
      first === undefined || last === undefined
        ? `there is no block ${first === undefined ? from : to} on this chain`
        : `the range begins at block ${first} and ends at ${last}; name the older block first`,
    );
  return [first, last];
}

/** Values of keys at a first block, then what changed in each block up to the last one: the newest where none is given. */
export const state_queryStorage = reading({
  name: "state_queryStorage",
  params: { keys: list(bytes, KEYS), from: blockHash, to: optional(blockHash) },
  handle({ backend, at }, { keys, from, to }) {
    const [first, last] = rangeOf(backend, from, at(to));
    const blocks = last - first + 1;
    if (keys.length * blocks > READS)
      throw invalidParams(
        `${keys.length} keys over ${blocks} blocks are ${keys.length * blocks} reads; at most ${READS} are done`,
      );
    const watch = new KeyWatch(keys);
    const out: ChangeSet[] = [];
    for (let number = first; number <= last; number++) {
      const hash = backend.hashOf(number);
      if (hash === undefined) break;
      const set = watch.look(hash, backend.state(hash));
      if (set.changes.length > 0) out.push(set);
    }
    return out;
  },
});
