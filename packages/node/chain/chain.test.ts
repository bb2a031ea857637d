import { keyFromUri } from "@waystone/crypto";
import { Origin, RuntimeContext } from "@waystone/frame";
import { buildGenesis, composeRuntime, devAccount, presetByName } from "@waystone/runtime";
import { MemoryBackend, StateError } from "@waystone/state";
import { expect, test } from "vitest";
import { validateOnHead } from "../node-backend.ts";
import { signCall } from "../test/sign.ts";
import { Chain, transactionHash } from "./chain.ts";
import { Verdicts } from "./verdicts.ts";

function open(backend = new MemoryBackend()) {
  const runtime = composeRuntime({ blockTimeMs: 250n, verifier: new Verdicts().verify });
  const genesis = buildGenesis(runtime, presetByName("local"), 250n);
  const chain = new Chain({
    runtime,
    backend,
    genesis,
    identity: { preset: "local", blockTimeMs: "250", specVersion: 425 },
    blockTimeMs: 250n,
    history: "archive",
    checkInvariants: true,
  });
  const ctx = new RuntimeContext(runtime, chain.headStore, Origin.root, {
    phase: { type: "Initialization", value: undefined },
  });
  return { runtime, chain, ctx, backend };
}

const transfer = (to: string, value: bigint) => ({
  pallet: "Balances",
  call: "transfer_allow_death",
  args: { dest: { type: "Id", value: devAccount(to) }, value },
});

test("blocks carry transfers, fees go to the author, and the chain reopens where it was", () => {
  const { runtime, chain, ctx, backend } = open();
  chain.build(1_700_000_000_000, []);
  const first = chain.commit();
  expect(first.header.number).toBe(1);
  expect(first.extrinsics).toHaveLength(1);

  const bytes = signCall(runtime, ctx, keyFromUri("//Alice"), 0, transfer("//Bob", 5_000_000_000n));
  expect(validateOnHead(chain, bytes)).toMatchObject({ ok: true });
  const candidate = chain.build(1_700_000_000_250, [{ hash: transactionHash(bytes), bytes }]);
  expect(candidate.rejected).toEqual([]);
  const second = chain.commit();
  expect(second.extrinsics).toHaveLength(2);

  const nonceBob = validateOnHead(chain, bytes);
  expect(nonceBob).toMatchObject({ ok: false, code: 1010, data: "Transaction is outdated" });

  const again = open(backend);
  expect(again.chain.head.hash).toBe(second.hash);
});

test("a block that is dropped leaves nothing behind", () => {
  const { runtime, chain, ctx } = open();
  chain.build(1_700_000_000_000, []);
  chain.commit();
  const bytes = signCall(runtime, ctx, keyFromUri("//Alice"), 0, transfer("//Bob", 1_000n));
  const dropped = chain.build(1_700_000_000_250, [{ hash: transactionHash(bytes), bytes }]);
  chain.discard();
  const empty = chain.build(1_700_000_000_250, []);
  expect(empty.block.hash).not.toBe(dropped.block.hash);
  expect(validateOnHead(chain, bytes)).toMatchObject({ ok: true });
  chain.commit();
});

/** A backend that refuses to write when it is told to, as a full disk does. */
class FullDisk extends MemoryBackend {
  isFull = false;

  override commit(writes: Parameters<MemoryBackend["commit"]>[0]): void {
    if (this.isFull) throw new StateError("write-failed", "no space left on device; make room");
    super.commit(writes);
  }
}

test("a block that cannot be stored leaves nothing behind, and the chain goes on when it can", () => {
  const backend = new FullDisk();
  const { runtime, chain, ctx } = open(backend);
  chain.build(1_700_000_000_000, []);
  const first = chain.commit();
  const bytes = signCall(runtime, ctx, keyFromUri("//Alice"), 0, transfer("//Bob", 1_000n));
  const choices = [{ hash: transactionHash(bytes), bytes }];
  backend.isFull = true;
  for (const time of [1_700_000_000_250, 1_700_000_000_500]) {
    chain.build(time, choices);
    expect(() => chain.commit()).toThrow(/no space left/);
    expect(chain.head.hash).toBe(first.hash);
    expect(validateOnHead(chain, bytes)).toMatchObject({ ok: true });
  }
  backend.isFull = false;
  expect(chain.build(1_700_000_000_750, choices).rejected).toEqual([]);
  expect(chain.commit()).toMatchObject({ header: { number: 2, parentHash: first.hash } });
  expect(open(backend).chain.head.header.number).toBe(2);
});
