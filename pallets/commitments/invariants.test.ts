import type { Store } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { tryState } from "./invariants.ts";
import { CommitmentOf, LastCommitment, TimelockedIndex } from "./storage.ts";

const who = account(3);
const published = (fields: readonly { type: string; value?: unknown }[], deposit = 0n) => ({
  deposit,
  block: 4,
  info: { fields },
});
const locked = { type: "TimelockEncrypted", value: { encrypted: new Uint8Array(), reveal_round: 1n } };

test.each<[string, (store: Store) => void, RegExp]>([
  ["TAO held for one", s => CommitmentOf.set(s, [1, who], published([], 5n)), /holds 5 rao/],
  ["another block", s => LastCommitment.set(s, [1, who], 5), /of block 4, and LastCommitment says 5/],
  ["one that is not listed", s => CommitmentOf.set(s, [1, who], published([locked])), /do not agree/],
  ["one listed without reason", s => TimelockedIndex.set(s, new Set([[1, who]])), /do not agree/],
  ["one listed that is not there", s => TimelockedIndex.set(s, new Set([[2, who]])), /published nothing/],
])("finds %s", (_what, damage, complaint) => {
  const { ctx, store } = bench();
  CommitmentOf.set(store, [1, who], published([]));
  LastCommitment.set(store, [1, who], 4);
  expect(tryState(ctx)).toEqual([]);
  damage(store);
  expect(tryState(ctx).join("; ")).toMatch(complaint);
});
