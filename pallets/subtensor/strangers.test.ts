import { DispatchFailure, TransactionInvalid } from "@waystone/frame";
import { expect, test } from "vitest";
import { reference } from "./config/presets.ts";
import { Owner } from "./keys/storage.ts";
import { account, bench } from "./mock.ts";
import { IsNetworkMember } from "./neurons/storage.ts";
import { refuseStranger } from "./strangers.ts";
import { NetworkPowRegistrationAllowed } from "./subnets/hyperparameters.ts";

const [STRANGER, OTHER] = [account(501), account(502)];
const set = { pallet: "SubtensorModule", call: "set_weights", args: {} };
const pow = (work: Uint8Array) => ({
  pallet: "SubtensorModule",
  call: "pow_register",
  args: { netuid: 1, work_block: 1n, nonce: 0n, work, hotkey: OTHER },
});

function refusal(make: () => void): unknown {
  try {
    make();
    return undefined;
  } catch (error) {
    if (error instanceof TransactionInvalid) return error.invalid;
    if (error instanceof DispatchFailure) return error.message;
    throw error;
  }
}

test("an account that the network does not know makes no free calls", () => {
  const b = bench();
  expect(refusal(() => refuseStranger(b.ctx, STRANGER, set))).toBe("Payment");
  for (const meet of [
    () => b.fund(STRANGER, 500n),
    () => Owner.set(b.store, [STRANGER], OTHER),
    () => IsNetworkMember.set(b.store, [STRANGER, 1], true),
  ]) {
    b.store.begin();
    meet();
    expect(refusal(() => refuseStranger(b.ctx, STRANGER, set))).toBeUndefined();
    b.store.drop();
  }
});

test("but for work, which is looked at first", () => {
  const b = bench();
  expect(refusal(() => refuseStranger(b.ctx, STRANGER, pow(new Uint8Array(32))))).toMatch(/InvalidWorkBlock/);
  NetworkPowRegistrationAllowed.set(b.store, [1], false);
  expect(refusal(() => refuseStranger(b.ctx, STRANGER, pow(new Uint8Array(32))))).toMatch(/SubNetRegistrationDisabled/);
});

test("the reference lets everybody in", () => {
  const b = bench(reference);
  expect(refusal(() => refuseStranger(b.ctx, STRANGER, set))).toBeUndefined();
});
