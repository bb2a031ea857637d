import type { Store } from "@waystone/frame";
import { account, bench } from "@waystone/pallet-subtensor/testing";
import { expect, test } from "vitest";
import { tryState } from "./invariants.ts";
import {
  AuthorKeys,
  CurrentKey,
  NextKey,
  NextKeyExpiresAt,
  PendingExtrinsics,
  PendingKeyExpiresAt,
} from "./storage.ts";

const short = new Uint8Array(1183);
const waiting = { who: account(1), encrypted_call: new Uint8Array(), submitted_at: 1 };

test.each<[string, (store: Store) => void, RegExp]>([
  ["a key that is too short", s => CurrentKey.set(s, short), /CurrentKey has 1183 bytes/],
  ["an author's key that is too short", s => AuthorKeys.set(s, [new Uint8Array(32)], short), /author's key/],
  ["a key for ever", s => NextKey.set(s, new Uint8Array(1184)), /NextKeyExpiresAt/],
  ["an end of no key", s => NextKeyExpiresAt.set(s, 4), /NextKeyExpiresAt/],
  ["an end of no pending key", s => PendingKeyExpiresAt.set(s, 4), /PendingKeyExpiresAt/],
  ["a call that is stored", s => PendingExtrinsics.set(s, [5], waiting), /stored under 5/],
])("finds %s", (_what, damage, complaint) => {
  const { ctx, store } = bench();
  expect(tryState(ctx)).toEqual([]);
  damage(store);
  expect(tryState(ctx).join("; ")).toMatch(complaint);
});
