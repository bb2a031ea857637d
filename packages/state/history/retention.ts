import { StateError } from "../errors.ts";
import type { Meta } from "./meta.ts";

/** Oldest blocks that one commit drops after the history was made shorter, so that no commit takes long. */
const DROPS_PER_COMMIT = 8;

/** A number of blocks as it is set. @throws StateError `wrong-settings` */
export function keptBlocks(name: string, kept: "archive" | number): number {
  if (kept === "archive") return Number.POSITIVE_INFINITY;
  if (Number.isInteger(kept) && kept >= 1) return kept;
  throw new StateError("wrong-settings", `${name}: ${kept}; give "archive" or a whole number of blocks, at least 1`);
}

/** The oldest block to keep once `head` is the newest: it moves a few blocks at a time. */
export function nextOldest(oldest: number, head: number, kept: number): number {
  return Math.max(oldest, Math.min(head - kept + 1, oldest + DROPS_PER_COMMIT));
}

/** Refuses blocks whose state is not kept, or cannot be proved. @throws StateError `unknown-block`, `state-discarded`, `proof-discarded` */
export function checkKept(meta: Meta | undefined, block: number, purpose: "read" | "prove"): Meta {
  if (meta === undefined || !Number.isInteger(block) || block < 0 || block > meta.head)
    throw unknownBlock(String(block), block);
  if (block < meta.oldest)
    throw new StateError(
      "state-discarded",
      `the state of block ${block} was discarded: the oldest kept is ${meta.oldest}; ask an archive node`,
      { block, oldest: meta.oldest },
    );
  if (purpose === "prove" && block < meta.oldestProof)
    throw new StateError(
      "proof-discarded",
      `block ${block} can no longer be proved: the oldest that can is ${meta.oldestProof}; ask a node that keeps more proofs`,
      { block, oldest: meta.oldestProof },
    );
  return meta;
}

/** The error for a block that was never committed here, or taken back. */
export function unknownBlock(which: string, block?: number): StateError {
  return new StateError("unknown-block", `there is no block ${which} here`, block === undefined ? {} : { block });
}
