import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyFromUri } from "@waystone/crypto";
import { createVerifierPool } from "@waystone/crypto/pool";
import { Origin, RuntimeContext, type SignatureVerifier } from "@waystone/frame";
import { buildGenesis, composeRuntime, devAccount, presetByName } from "@waystone/runtime";
import { fromHex } from "@waystone/scale";
import { openLmdb } from "@waystone/state/lmdb";
import { Chain, transactionHash } from "../../packages/node/chain/chain.ts";
import { signCall } from "../../packages/node/test/sign.ts";
import { BenchError } from "../errors.ts";
import type { BenchCase } from "../lib/case.ts";
import { median } from "../lib/measure.ts";

const TRANSFERS = 1000;
/** Blocks that are not counted: a node that runs has its code compiled. */
const WARM_UP = 20;
const BLOCKS = 15;
const GOAL = 0.8;

/** What a signature is checked for. */
interface Asked {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** A chain on disk that takes every signature for good and remembers what it was asked. */
function chainIn(folder: string) {
  const asked: Asked[] = [];
  const verifier: SignatureVerifier = (signature, message, who) => {
    asked.push({ publicKey: fromHex(who), message, signature: signature.value });
    return true;
  };
  const runtime = composeRuntime({ blockTimeMs: 12_000n, verifier });
  const chain = new Chain({
    runtime,
    backend: openLmdb({ path: folder }),
    genesis: buildGenesis(runtime, presetByName("local"), 12_000n),
    identity: { preset: "local", blockTimeMs: "12000", specVersion: runtime.version.specVersion },
    blockTimeMs: 12_000n,
    history: "archive",
  });
  const phase = { type: "Initialization", value: undefined } as const;
  return { chain, runtime, asked, ctx: new RuntimeContext(runtime, chain.headStore, Origin.root, { phase }) };
}

/** What executing adds to checking. */
export const block: BenchCase = {
  name: "block",
  question: `A block of ${TRANSFERS} transfers, executed, its state root computed, written to disk: its signature checks alone (in a thread a core), and checks and block one after the other.`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "waystone-bench-"));
    const { chain, runtime, asked, ctx } = chainIn(folder);
    const pool = createVerifierPool();
    try {
      const alice = keyFromUri("//Alice");
      chain.build(1_700_000_000_000, []);
      chain.commit();
      const [checks, blocks]: [number[], number[]] = [[], []];
      for (let i = 0; i < WARM_UP + BLOCKS; i++) {
        const choices = Array.from({ length: TRANSFERS }, (_, n) => {
          const args = { dest: { type: "Id", value: devAccount("//Bob") }, value: 1_000_000n };
          const call = { pallet: "Balances", call: "transfer_keep_alive", args };
          const bytes = signCall(runtime, ctx, alice, i * TRANSFERS + n, call);
          return { hash: transactionHash(bytes), bytes };
        });
        asked.length = 0;
        let began = performance.now();
        const made = chain.build(1_700_000_000_000 + (i + 1) * 12_000, choices);
        chain.commit();
        const took = performance.now() - began;
        if (made.block.extrinsics.length !== TRANSFERS + made.inherents)
          throw new BenchError("not-comparable", `the block has ${made.block.extrinsics.length} extrinsics`);
        if (i < WARM_UP) continue;
        blocks.push(took);
        const items = asked.map(one => ({ kind: "sr25519", ...one }) as const);
        began = performance.now();
        if ((await pool.verifyBatch(items)).includes(false))
          throw new BenchError("not-comparable", "a signature is wrong");
        checks.push(performance.now() - began);
      }
      const [check, execution] = [median(checks), median(blocks)];
      return [
        {
          what: "checks, then the block",
          ours: check + execution,
          theirs: check,
          beside: "the checks alone",
          unit: "ms",
          goal: GOAL,
        },
        { what: "the block", ours: execution, theirs: check, beside: "the checks alone", unit: "ms" },
      ];
    } finally {
      await pool.close();
      rmSync(folder, { recursive: true });
    }
  },
};
