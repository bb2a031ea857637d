import { type RuntimeContext, TransactionInvalid } from "@waystone/frame";
import { expect, test } from "vitest";
import { SubtensorTransactionExtension } from "./extension.ts";
import { noteDone } from "./keys/rate-limits.ts";
import { account } from "./mock.ts";
import { StakeThreshold } from "./shares/storage.ts";
import { CommitRevealWeightsEnabled } from "./subnets/hyperparameters.ts";
import { NetworkRateLimit } from "./subnets/storage.ts";
import { MINER, MINER_HOT, OWNER, OWNER_HOT, subnetBench } from "./test/calls.ts";
import { commitHash } from "./weights/commit.ts";

const info = { weight: { refTime: 0n, proofSize: 0n }, class: "Normal", pays: "No" } as const;

/** With which reason a call is refused; nothing if it is not. */
function refusal(ctx: RuntimeContext, who: typeof OWNER, call: string, args: unknown, pallet = "SubtensorModule") {
  try {
    SubtensorTransactionExtension.validate?.({ ctx, who, call: { pallet, call, args }, info, length: 100 }, {});
    return undefined;
  } catch (error) {
    if (error instanceof TransactionInvalid) return error.invalid;
    throw error;
  }
}

function arrange() {
  const b = subnetBench();
  b.call("burned_register", { netuid: 2, hotkey: MINER_HOT }, MINER);
  return b;
}

const weights = { netuid: 2, dests: [0], weights: [1], version_key: 0n };

test("too little stake for weights is code 1, but not for the owner", () => {
  const { ctx, store } = arrange();
  expect(refusal(ctx, MINER_HOT, "set_weights", weights)).toBeUndefined();
  StakeThreshold.set(store, 1n);
  expect(refusal(ctx, MINER_HOT, "set_weights", weights)).toEqual({ custom: 1 });
  expect(refusal(ctx, MINER_HOT, "commit_weights", { netuid: 2, commit_hash: "0x" })).toEqual({ custom: 1 });
  expect(refusal(ctx, OWNER_HOT, "set_weights", weights)).toBeUndefined();
});

test("a batch of weights needs a subnet that takes them, and is no longer than there are subnets", () => {
  const { ctx, store } = arrange();
  const sets = (netuids: readonly number[]) => ({
    netuids,
    weights: netuids.map(() => []),
    version_keys: netuids.map(() => 0n),
  });
  const commits = (netuids: readonly number[]) => ({ netuids, commit_hashes: netuids.map(() => "0x") });
  for (const [call, batch] of [
    ["batch_set_weights", sets],
    ["batch_commit_weights", commits],
  ] as const) {
    StakeThreshold.set(store, 0n);
    expect(refusal(ctx, MINER_HOT, call, batch([1, 2]))).toBeUndefined();
    expect(refusal(ctx, MINER_HOT, call, batch([1, 2, 2, 2]))).toEqual({ custom: 255 });
    StakeThreshold.set(store, 1n);
    expect(refusal(ctx, MINER_HOT, call, batch([1, 2]))).toEqual({ custom: 1 });
    expect(refusal(ctx, OWNER_HOT, call, batch([1, 2]))).toBeUndefined();
  }
});

test("a reveal without its commit is code 16, one out of its epoch 17, uneven lists 18", () => {
  const b = arrange();
  CommitRevealWeightsEnabled.set(b.store, [2], true);
  const promised = { uids: [0], values: [1], salt: [7] };
  const reveal = { netuid: 2, ...promised, version_key: 0n };
  const batch = { netuid: 2, uids_list: [[0]], values_list: [[1]], salts_list: [[7]], version_keys: [0n] };
  expect(refusal(b.ctx, MINER_HOT, "reveal_weights", reveal)).toEqual({ custom: 16 });
  b.goTo(200);
  const commit_hash = commitHash(MINER_HOT, 2, { ...promised, versionKey: 0n });
  b.call("commit_weights", { netuid: 2, commit_hash }, MINER_HOT);
  expect(refusal(b.ctx, MINER_HOT, "reveal_weights", reveal)).toEqual({ custom: 17 });
  expect(refusal(b.ctx, MINER_HOT, "batch_reveal_weights", batch)).toEqual({ custom: 17 });
  const uneven = { ...batch, salts_list: [] };
  expect(refusal(b.ctx, MINER_HOT, "batch_reveal_weights", uneven)).toEqual({ custom: 18 });
});

test("endpoints that cannot be announced are codes 10 to 13", () => {
  const { ctx } = arrange();
  const axon = { netuid: 2, version: 1, ip: 0x08080808n, port: 80, ip_type: 4, protocol: 4 };
  expect(refusal(ctx, account(399), "serve_axon", axon)).toEqual({ custom: 10 });
  expect(refusal(ctx, MINER_HOT, "serve_axon", { ...axon, ip_type: 5 })).toEqual({ custom: 11 });
  expect(refusal(ctx, MINER_HOT, "serve_axon", { ...axon, port: 0 })).toEqual({ custom: 13 });
  expect(refusal(ctx, MINER_HOT, "serve_axon", axon)).toBeUndefined();
});

test("a subnet too soon is code 6; stake is burned by the subnet's owner alone", () => {
  const { ctx, store } = arrange();
  NetworkRateLimit.set(store, 100n);
  noteDone(ctx, { type: "NetworkLastRegistered" });
  expect(refusal(ctx, OWNER, "register_network", { hotkey: account(398) })).toEqual({ custom: 6 });
  const burn = { hotkey: OWNER_HOT, netuid: 2, amount: 1n };
  expect(refusal(ctx, MINER, "add_stake_burn", burn)).toBe("BadSigner");
  expect(refusal(ctx, OWNER, "add_stake_burn", burn)).toBeUndefined();
});

test("other calls and pallets are not looked at", () => {
  const { ctx } = arrange();
  expect(refusal(ctx, OWNER, "set_mechanism_weights", { ...weights, netuid: 9 })).toBeUndefined();
  expect(refusal(ctx, OWNER, "set_weights", weights, "Elsewhere")).toBeUndefined();
});
