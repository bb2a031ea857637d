import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { Owner } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { uidOf } from "../../neurons/lookups.ts";
import { TaoPort } from "../../ports.ts";
import { NetworkPowRegistrationAllowed } from "../../subnets/hyperparameters.ts";
import { MINER, MINER_HOT, STRANGER, subnetBench, TAO } from "../../test/calls.ts";
import { BLOCK_HASH, mine, workBench } from "../../test/work.ts";
import { workSeal } from "../logic/work.ts";

const seal = (nonce: bigint) => workSeal(BLOCK_HASH, MINER_HOT, nonce);
const argsOf = (work: { nonce: bigint; work: Uint8Array }) => ({
  netuid: 2,
  block_number: 19n,
  ...work,
  hotkey: MINER_HOT,
  coldkey: STRANGER,
});

test("work registers without TAO; signed by the hotkey, it belongs to the named coldkey", () => {
  const b = workBench();
  b.call("register", argsOf(mine(seal)), MINER_HOT);
  b.holds();
  expect([uidOf(b.ctx, 2, MINER_HOT), Owner.get(b.store, MINER_HOT)]).toEqual([1, STRANGER]);
  expect(b.events().at(-1)).toEqual({ name: "NeuronRegistered", values: [2, 1, MINER_HOT] });
});

test("refused: work on an old or a future block, too easy, for another hotkey, of another length", () => {
  const b = workBench();
  const good = argsOf(mine(seal));
  b.fails("InvalidWorkBlock", "register", { ...good, block_number: 10n }, STRANGER);
  b.fails("InvalidWorkBlock", "register", { ...good, block_number: 21n }, STRANGER);
  b.fails("InvalidDifficulty", "register", argsOf(mine(seal, false)), STRANGER);
  b.fails("InvalidSeal", "register", { ...good, hotkey: account(9) }, STRANGER);
  b.fails("InvalidSeal", "register", { ...good, nonce: good.nonce + 1n }, STRANGER);
  b.fails("InvalidSeal", "register", { ...good, work: good.work.slice(1) }, STRANGER);
  b.fails("SubnetNotExists", "register", { ...good, netuid: 9 }, STRANGER);
});

test("an interval takes three times the target", () => {
  const b = workBench();
  for (let n = 0; n < 6; n++) {
    const hotkey = account(40 + n);
    b.call("register", { ...argsOf(mine(nonce => workSeal(BLOCK_HASH, hotkey, nonce))), hotkey }, STRANGER);
  }
  b.fails("TooManyRegistrationsThisInterval", "register", argsOf(mine(seal)), STRANGER);
});

test("where work is not accepted, the signer pays the price", () => {
  for (const b of [subnetBench(), subnetBench(reference)]) {
    NetworkPowRegistrationAllowed.set(b.store, [2], false);
    const before = b.ctx.use(TaoPort).free(b.ctx, MINER);
    b.call("register", { ...argsOf({ nonce: 0n, work: new Uint8Array() }) }, MINER);
    expect(Owner.get(b.store, MINER_HOT)).toBe(MINER);
    expect(b.ctx.use(TaoPort).free(b.ctx, MINER)).toBeLessThan(before - TAO / 20n);
  }
});
