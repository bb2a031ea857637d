import { expect, test } from "vitest";
import { reference } from "../../config/presets.ts";
import { Owner } from "../../keys/storage.ts";
import { account } from "../../mock.ts";
import { uidOf } from "../../neurons/lookups.ts";
import { NetworkPowRegistrationAllowed } from "../../subnets/hyperparameters.ts";
import { MINER_HOT, OWNER, STRANGER, subnetBench } from "../../test/calls.ts";
import { BLOCK_HASH, mine, workBench } from "../../test/work.ts";
import { boundWorkSeal } from "../logic/work.ts";

const subject = { netuid: 2, blockHash: BLOCK_HASH, hotkey: MINER_HOT, coldkey: STRANGER };
const args = { netuid: 2, work_block: 19n, hotkey: MINER_HOT, ...mine(nonce => boundWorkSeal(subject, nonce)) };

test("a coldkey without TAO registers a neuron, and work is good once", () => {
  const b = workBench();
  b.call("pow_register", args, STRANGER);
  b.holds();
  expect([uidOf(b.ctx, 2, MINER_HOT), Owner.get(b.store, MINER_HOT)]).toEqual([1, STRANGER]);
  b.fails("HotKeyAlreadyRegisteredInSubNet", "pow_register", args, STRANGER);
});

test("refused: work that somebody else did, an old block, a subnet or a chain that takes none", () => {
  const b = workBench();
  b.fails("InvalidSeal", "pow_register", args, OWNER);
  b.fails("InvalidSeal", "pow_register", { ...args, hotkey: account(9) }, STRANGER);
  b.fails("InvalidWorkBlock", "pow_register", { ...args, work_block: 10n }, STRANGER);
  NetworkPowRegistrationAllowed.set(b.store, [2], false);
  b.fails("SubNetRegistrationDisabled", "pow_register", args, STRANGER);
  subnetBench(reference).fails("SubNetRegistrationDisabled", "pow_register", args, STRANGER);
});
