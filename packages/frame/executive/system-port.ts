import type { AccountId, Digest, Hash } from "@waystone/primitives";
import type { CallInfo, Context, DispatchClass, PostInfo, Weight } from "../define/context.ts";
import type { DispatchResult } from "../define/extension.ts";
import { type Port, port } from "../define/port.ts";
import type { EmittedEvent } from "./context.ts";

/** What a block begins with. */
export interface BlockStart {
  readonly number: number;
  readonly parentHash: Hash;
  readonly digest: Digest;
}

/** What the executive needs of the pallet that keeps the chain's own books (`frame_system`). */
export interface SystemPort {
  /** Number of the block at hand, or of the last one. */
  blockNumber(ctx: Context): number;
  /** Hash of an earlier block, as far back as they are kept. */
  blockHash(ctx: Context, number: number): Hash | undefined;
  /** Digest of the block at hand. */
  digest(ctx: Context): Digest;
  /** Clears what the last block left and writes number, parent and digest. */
  initialize(ctx: Context, start: BlockStart): void;
  /** Adds weight that hooks used, as mandatory. */
  registerWeight(ctx: Context, weight: Weight, as: DispatchClass): void;
  /** Weight that is left of the block for `onIdle`. */
  weightLeft(ctx: Context): Weight;
  /** Keeps an extrinsic's bytes for the extrinsics root. */
  noteExtrinsic(ctx: Context, bytes: Uint8Array): void;
  /** Emits `ExtrinsicSuccess` or `ExtrinsicFailed`. */
  noteApplied(ctx: Context, result: DispatchResult, info: CallInfo, post: PostInfo): void;
  /** Writes events, removes what is only of this block, and gives what goes into the header. */
  finalize(ctx: Context, events: readonly EmittedEvent[]): { readonly extrinsicsRoot: Hash; readonly digest: Digest };
  /** Nonce that the next transaction of an account must have. */
  nonce(ctx: Context, who: AccountId): number;
}

/** The port of {@link SystemPort}. */
export const SystemPortKey: Port<SystemPort> = port<SystemPort>("system");
