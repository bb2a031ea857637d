// A chain with many accounts, made and used in processes of their own, so that what making it took is not counted as what using it takes:
// `node many-accounts.ts make FOLDER COUNT`, then `node many-accounts.ts use FOLDER COUNT`, which prints milliseconds of a block and MB of memory.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blake2_256, keyFromUri } from "@waystone/crypto";
import { EMPTY_STATE, Origin, RuntimeContext } from "@waystone/frame";
import { Account } from "@waystone/pallet-system";
import { AccountId, headerHash } from "@waystone/primitives";
import { buildGenesis, composeRuntime, type Genesis, presetByName } from "@waystone/runtime";
import { toHex } from "@waystone/scale";
import { trieRoot } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { Chain, transactionHash } from "../../packages/node/chain/chain.ts";
import { signCall } from "../../packages/node/test/sign.ts";
import { BenchError } from "../errors.ts";
import { median } from "./measure.ts";

const BLOCK_TIME_MS = 12_000n;
const TRANSFERS = 1000;
const BLOCKS = 40;
/** Blocks that count: those after the program has warmed up. */
const COUNTED = 20;
const GENESIS_FILE = "genesis.json";

const runtime = composeRuntime({ blockTimeMs: BLOCK_TIME_MS, verifier: () => true });

/** The account of a number. */
function accountOf(n: number): AccountId {
  const seed = new Uint8Array(4);
  new DataView(seed.buffer).setUint32(0, n);
  return AccountId.from(blake2_256(seed));
}

/** Genesis of the preset `local` with accounts added. */
function genesisWith(count: number): Genesis {
  const { changes, header } = buildGenesis(runtime, presetByName("local"), BLOCK_TIME_MS);
  const store = runtime.newStore(EMPTY_STATE);
  const data = { free: 1_000_000_000n, reserved: 0n, frozen: 0n, flags: 1n << 127n };
  const info = { nonce: 0, consumers: 0, providers: 1, sufficients: 0, data };
  for (let n = 0; n < count; n++) Account.set(store, [accountOf(n)], info);
  const all = [...changes, ...store.changes()].sort(([a], [b]) => Buffer.compare(a, b));
  const pairs = all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const own = { ...header, stateRoot: toHex(trieRoot(pairs, 1)) };
  return { changes: all, header: own, hash: headerHash(own) };
}

function chainIn(folder: string, genesis: Genesis): Chain {
  return new Chain({
    runtime,
    backend: openLmdb({ path: folder }),
    genesis,
    identity: { preset: "local", blockTimeMs: String(BLOCK_TIME_MS), specVersion: runtime.version.specVersion },
    blockTimeMs: BLOCK_TIME_MS,
    history: 256,
  });
}

function make(folder: string, count: number): void {
  const genesis = genesisWith(count);
  chainIn(folder, genesis);
  writeFileSync(join(folder, GENESIS_FILE), JSON.stringify({ hash: genesis.hash, header: genesis.header }));
}

/** Blocks of transfers to accounts all over the state. */
function use(folder: string, count: number): void {
  const { hash, header } = JSON.parse(readFileSync(join(folder, GENESIS_FILE), "utf8")) as Omit<Genesis, "changes">;
  const chain = chainIn(folder, { hash, header, changes: [] });
  const phase = { type: "Initialization", value: undefined } as const;
  const ctx = new RuntimeContext(runtime, chain.headStore, Origin.root, { phase });
  const alice = keyFromUri("//Alice");
  chain.build(1_700_000_000_000, []);
  chain.commit();
  const took: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    const choices = Array.from({ length: TRANSFERS }, (_, n) => {
      const nonce = block * TRANSFERS + n;
      const args = { dest: { type: "Id", value: accountOf((nonce * 7919) % count) }, value: 1_000_000n };
      const bytes = signCall(runtime, ctx, alice, nonce, { pallet: "Balances", call: "transfer_keep_alive", args });
      return { hash: transactionHash(bytes), bytes };
    });
    const began = performance.now();
    const made = chain.build(1_700_000_000_000 + (block + 1) * Number(BLOCK_TIME_MS), choices);
    chain.commit();
    took.push(performance.now() - began);
    if (made.block.extrinsics.length !== TRANSFERS + made.inherents)
      throw new BenchError("not-comparable", `the block has ${made.block.extrinsics.length} extrinsics`);
  }
  const used = {
    ms: median(took.slice(-COUNTED)),
    megabytes: resident("RssAnon"),
    mappedMegabytes: resident("RssFile"),
  };
  console.log(JSON.stringify(used));
}

/** Resident memory of a kind in MB: the process's own, or pages of files that it maps, which the system takes back when it needs them. */
function resident(kind: "RssAnon" | "RssFile"): number {
  const kib = new RegExp(`${kind}:\\s+(\\d+) kB`).exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return (Number(kib) * 1024) / 1e6;
}

const [what, folder = "", count = ""] = process.argv.slice(2);
if (what === "make") make(folder, Number(count));
else use(folder, Number(count));
