// The process that does long reads: opens the node's database for reading, and answers the methods of rpc/methods that only read.
import { composeRuntime, presetByName } from "@waystone/runtime";
import { openStateDb } from "@waystone/state";
import { openLmdb } from "@waystone/state/lmdb";
import { ChainReader, type ReadableChain } from "../chain/chain-reader.ts";
import { BlockStore, readIdentity } from "../chain/schema.ts";
import { Verdicts } from "../chain/verdicts.ts";
import { NodeError } from "../errors.ts";
import { METHOD_NOT_FOUND } from "../rpc/codes.ts";
import { RpcError, toRpcError } from "../rpc/error.ts";
import { METHODS } from "../rpc/methods.ts";
import type { ReaderReport, ReaderTask } from "./messages.ts";

const path = process.argv[2] ?? "";
const database = openLmdb({ path, readOnly: true });
const identity = readIdentity(database);
if (identity === undefined) throw new NodeError("damaged", `${path} holds no chain`);
const blockTimeMs = BigInt(identity.blockTimeMs);
const runtime = composeRuntime({
  blockTimeMs,
  subtensor: presetByName(identity.preset).subtensor(blockTimeMs),
  verifier: new Verdicts().verify,
});
const blocks = new BlockStore(database);
const state = openStateDb({ backend: database, stateVersion: 1 });
let chain: ReadableChain | undefined;

/** The chain as it was when a block was its newest. Values that were decoded are kept until another block is. */
function chainAt(head: ReaderTask["head"]): ReadableChain {
  if (chain?.head.hash === head) return chain;
  const block = blocks.byHash(head);
  if (block === undefined) throw new NodeError("unknown-block", `there is no block ${head} on this chain`, head);
  chain = { runtime, blocks, state, head: block, headStore: runtime.newStore(state.view(block.header.number)) };
  return chain;
}

function answer({ id, method, params, head }: ReaderTask): ReaderReport {
  try {
    const known = METHODS.get(method)?.reading;
    if (known === undefined) throw new RpcError(METHOD_NOT_FOUND, `${method} is not done in this process`);
    const ctx = { backend: new ChainReader(chainAt(head)), at: (hash: typeof head | undefined) => hash ?? head };
    return { id, result: JSON.stringify(known.handle(ctx, params)) ?? "null" };
  } catch (error) {
    const { code, message, data } = toRpcError(error);
    return { id, error: { code, message, data } };
  }
}

process.on("message", (task: ReaderTask) => {
  // The block that the node calls its newest is committed, and may not be in view here.
  database.refresh();
  // Where the node is gone meanwhile, nobody is there to be told, and this process ends too.
  process.send?.(answer(task), undefined, {}, () => undefined);
});
// The node is gone, or wants no more.
process.on("disconnect", () => process.exit(0));
// Signals to the whole group are the node's to answer.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
