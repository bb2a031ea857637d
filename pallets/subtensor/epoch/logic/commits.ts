import type { Blocks } from "./mask.ts";

/** One commit of weights that waits for its reveal. */
export interface Commit {
  readonly epoch: bigint;
  readonly block: bigint;
}

/** Commits of a subnet's mechanism. */
export interface Commits {
  /** Hash commits: the queue of each uid, oldest first. */
  readonly hashed: Iterable<readonly [uid: number, queue: readonly Commit[]]>;
  /** Timelocked commits, in any order. */
  readonly timelocked: Iterable<readonly [uid: number, commit: Commit]>;
}

/** What the commits of a uid without any count as: a block so late that nothing is masked. */
const NONE = (1n << 64n) - 1n;

/** Whether the epoch in which a commit could be revealed is over (runtime.md 6.2). `currentEpoch` has the look-ahead in it. */
export function isCommitExpired(commitEpoch: bigint, currentEpoch: bigint, revealPeriod: bigint): boolean {
  return currentEpoch > commitEpoch + revealPeriod;
}

/**
 * Lowest block of each uid's unexpired commits (runtime.md 3.2, step 5d): the first unexpired one of its queue, and all
 * timelocked ones. Commits of a uid that is not below `n` are left out.
 */
export function firstCommitBlocks(n: number, commits: Commits, currentEpoch: bigint, revealPeriod: bigint): Blocks {
  const blocks = new Array<bigint>(n).fill(NONE);
  const isActive = (commit: Commit): boolean => !isCommitExpired(commit.epoch, currentEpoch, revealPeriod);
  const note = (uid: number, commit: Commit | undefined): void => {
    const sofar = blocks[uid];
    if (commit !== undefined && sofar !== undefined && commit.block < sofar) blocks[uid] = commit.block;
  };
  for (const [uid, queue] of commits.hashed) note(uid, queue.find(isActive));
  for (const [uid, commit] of commits.timelocked) if (isActive(commit)) note(uid, commit);
  return blocks;
}
