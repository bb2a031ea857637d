import type { Digest, Hash } from "@waystone/primitives";
import type { DispatchResult } from "../define/extension.ts";
import { Origin } from "../define/origin.ts";
import type { InherentData } from "../define/pallet.ts";
import { TransactionInvalid, type ValidTransaction } from "../define/validity.ts";
import { FrameError } from "../errors.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { StateReader } from "../store/reader.ts";
import type { Store } from "../store/store.ts";
import { type EmittedEvent, RuntimeContext } from "./context.ts";
import { type Extrinsic, encodeBareExtrinsic, parseExtrinsic } from "./extrinsic.ts";
import { type BlockStart, SystemPortKey } from "./system-port.ts";
import { applyBare, applySigned, validateSigned } from "./transaction.ts";

/** What a finished block adds to its header; the state root is the state's to compute. */
export interface BlockEnd {
  readonly extrinsicsRoot: Hash;
  readonly digest: Digest;
}

const INITIALIZATION = { type: "Initialization", value: undefined } as const;
const FINALIZATION = { type: "Finalization", value: undefined } as const;

/**
 * Works through one block: hooks, inherents, extrinsics, hooks. Synchronous and deterministic; holds the block's store.
 *
 * Order inside a block: `runtime.md` 1.1.
 */
export class BlockExecution {
  readonly runtime: Runtime;
  readonly store: Store;
  readonly #ctx: RuntimeContext;
  readonly #number: number;
  #index = 0;

  /** Begins a block: system first, then each pallet's `onInitialize` in the order of indices. */
  constructor(runtime: Runtime, store: Store, start: BlockStart) {
    this.runtime = runtime;
    this.store = store;
    this.#number = start.number;
    this.#ctx = new RuntimeContext(runtime, store, Origin.root, { phase: INITIALIZATION });
    const system = this.#ctx.use(SystemPortKey);
    system.initialize(this.#ctx, start);
    for (const { pallet } of runtime.placed) {
      const used = pallet.hooks.onInitialize?.(this.#ctx, start.number);
      if (used !== undefined) system.registerWeight(this.#ctx, used, "Mandatory");
    }
  }

  /** The context of this block, with root's origin; for ports and tests. */
  get context(): RuntimeContext {
    return this.#ctx;
  }

  /** The extrinsics that the author puts first. */
  inherents(data: InherentData): Uint8Array[] {
    const out: Uint8Array[] = [];
    for (const { pallet } of this.runtime.placed) {
      const call = pallet.inherent?.create(this.#ctx, data);
      if (call !== undefined) out.push(encodeBareExtrinsic(this.runtime, call));
    }
    return out;
  }

  /** Says what is wrong with the inherents of somebody else's block; nothing if all is well. */
  checkInherents(extrinsics: readonly Uint8Array[], data: InherentData): string | undefined {
    for (const bytes of extrinsics) {
      const { call, signed } = parseExtrinsic(this.runtime, bytes);
      if (signed !== undefined) break;
      for (const { pallet } of this.runtime.placed) {
        const wrong = pallet.inherent?.is(call) === true ? pallet.inherent.check(this.#ctx, call, data) : undefined;
        if (wrong !== undefined) return wrong;
      }
    }
    return undefined;
  }

  /** Decodes an extrinsic, for those who look at it before they apply it. @throws TransactionInvalid `Call` */
  parse(bytes: Uint8Array): Extrinsic {
    return parseExtrinsic(this.runtime, bytes);
  }

  /**
   * Applies one extrinsic. What it fails with is in the events too.
   * @throws TransactionInvalid if it may not be in a block; nothing of it stays then
   */
  apply(what: Uint8Array | Extrinsic): DispatchResult {
    const extrinsic = what instanceof Uint8Array ? this.parse(what) : what;
    const ctx = new RuntimeContext(this.runtime, this.store, Origin.root, {
      phase: { type: "ApplyExtrinsic", value: this.#index },
    });
    const result = this.store.transactional(() => {
      ctx.use(SystemPortKey).noteExtrinsic(ctx, extrinsic.bytes);
      return extrinsic.signed === undefined ? applyBare(ctx, extrinsic) : applySigned(ctx, extrinsic, extrinsic.signed);
    });
    this.#index++;
    return result;
  }

  /** How many extrinsics the block has. */
  get extrinsicCount(): number {
    return this.#index;
  }

  /** Ends the block: `onIdle`, `onFinalize`, then system. The store then holds all changes. */
  finalize(): BlockEnd {
    const ctx = this.#ctx;
    ctx.scope.phase = FINALIZATION;
    const system = ctx.use(SystemPortKey);
    for (const { pallet } of this.runtime.placed) {
      if (pallet.hooks.onIdle === undefined) continue;
      const used = pallet.hooks.onIdle(ctx, this.#number, system.weightLeft(ctx));
      if (used !== undefined) system.registerWeight(ctx, used, "Mandatory");
    }
    for (const { pallet } of this.runtime.placed) pallet.hooks.onFinalize?.(ctx, this.#number);
    const events = this.store.takeEvents() as EmittedEvent[];
    return system.finalize(ctx, events);
  }

  /** What does not hold after this block, by pallet; nothing if all invariants hold. */
  violations(): string[] {
    return tryState(this.runtime, this.store);
  }
}

/** Checks the invariants of all pallets on a store; says what does not hold. */
export function tryState(runtime: Runtime, store: Store): string[] {
  const ctx = new RuntimeContext(runtime, store, Origin.root, { phase: FINALIZATION });
  return runtime.placed.flatMap(({ name, pallet }) => (pallet.tryState?.(ctx) ?? []).map(text => `${name}: ${text}`));
}

/** Executes a whole block of somebody's: what a follower and `node verify` do. @throws FrameError `invalid-block` */
export function executeBlock(
  runtime: Runtime,
  store: Store,
  start: BlockStart,
  extrinsics: readonly Uint8Array[],
): BlockEnd {
  const block = new BlockExecution(runtime, store, start);
  for (const [i, bytes] of extrinsics.entries()) {
    try {
      block.apply(bytes);
    } catch (error) {
      if (error instanceof TransactionInvalid)
        throw new FrameError(
          "invalid-block",
          `block ${start.number}: extrinsic ${i} may not be in a block: ${error.message}`,
        );
      throw error;
    }
  }
  return block.finalize();
}

/**
 * Whether a transaction may enter the pool on top of a block: it is checked as if it stood in the next one.
 * @throws TransactionInvalid with Substrate's reason
 */
export function validateTransaction(
  runtime: Runtime,
  store: Store,
  bytes: Uint8Array,
  parent: { readonly number: number; readonly hash: Hash },
): ValidTransaction {
  const extrinsic = parseExtrinsic(runtime, bytes);
  const { signed } = extrinsic;
  if (signed === undefined) throw TransactionInvalid.unknown("NoUnsignedValidator");
  const ctx = new RuntimeContext(runtime, store, Origin.root, { phase: INITIALIZATION });
  return store.simulate(() => {
    const start = { number: parent.number + 1, parentHash: parent.hash, digest: { logs: [] } };
    ctx.use(SystemPortKey).initialize(ctx, start);
    return validateSigned(ctx, extrinsic, signed);
  });
}

/**
 * Calls a method of a runtime API, such as `SubnetInfoRuntimeApi_get_metagraph`, on a store; what it writes is dropped.
 * @throws FrameError `unknown-api`, ScaleError for arguments that do not decode
 */
export function callRuntimeApiOn(runtime: Runtime, store: Store, name: string, args: Uint8Array): Uint8Array {
  const cut = name.indexOf("_");
  const api = runtime.apis.find(a => a.name === name.slice(0, cut));
  const methodName = name.slice(cut + 1);
  // An own property, since `constructor` and its like come from outside too.
  const method = api !== undefined && Object.hasOwn(api.methods, methodName) ? api.methods[methodName] : undefined;
  if (method === undefined) throw new FrameError("unknown-api", `Exported method ${name} is not found`);
  const ctx = new RuntimeContext(runtime, store, Origin.root, { phase: INITIALIZATION });
  const value = method.args.decode(args, runtime.codecs);
  return method.result.encode(
    store.simulate(() => method.handle(ctx, value)),
    runtime.codecs,
  );
}

/** The same on committed state of any block. */
export function callRuntimeApi(runtime: Runtime, reader: StateReader, name: string, args: Uint8Array): Uint8Array {
  return callRuntimeApiOn(runtime, runtime.newStore(reader), name, args);
}
