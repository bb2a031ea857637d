import type { CallInfo, Context, EmittedEvent, PostInfo, SystemPort } from "@waystone/frame";
import type { DispatchEventInfo } from "@waystone/primitives";
import { SystemConfigPort } from "../config.ts";
import { ExtrinsicFailed, ExtrinsicSuccess } from "../events.ts";
import { ErrorEncoderPort, ExtrinsicsRootPort } from "../ports.ts";
import {
  Account,
  AllExtrinsicsLen,
  BlockHash,
  Number as BlockNumber,
  BlockWeight,
  Digest,
  EventCount,
  Events,
  ExecutionPhase,
  ExtrinsicCount,
  ExtrinsicData,
  InherentsApplied,
  LastRuntimeUpgrade,
  ParentHash,
} from "../storage.ts";
import { registerWeight, weightLeft } from "./weights.ts";

function eventInfo(info: CallInfo, post: PostInfo): DispatchEventInfo {
  const used = post.actualWeight ?? info.weight;
  return {
    weight: { ref_time: used.refTime, proof_size: used.proofSize },
    class: info.class,
    pays_fee: post.pays ?? info.pays,
  };
}

function noteVersion(ctx: Context): void {
  const { version } = ctx.use(SystemConfigPort);
  const last = LastRuntimeUpgrade.get(ctx.store);
  if (last?.spec_version === version.specVersion && last.spec_name === version.specName) return;
  LastRuntimeUpgrade.set(ctx.store, { spec_version: version.specVersion, spec_name: version.specName });
}

/** What the executive needs of this pallet. */
export const systemPort: SystemPort = {
  blockNumber: ctx => BlockNumber.get(ctx.store),

  blockHash: (ctx, number) => (BlockHash.has(ctx.store, number) ? BlockHash.get(ctx.store, number) : undefined),

  digest: ctx => Digest.get(ctx.store),

  initialize(ctx, { number, parentHash, digest }) {
    const { store } = ctx;
    const { limits } = ctx.use(SystemConfigPort);
    ExtrinsicCount.kill(store);
    InherentsApplied.kill(store);
    BlockWeight.kill(store);
    AllExtrinsicsLen.kill(store);
    EventCount.kill(store);
    Events.kill(store);
    BlockNumber.set(store, number);
    ParentHash.set(store, parentHash);
    Digest.set(store, digest);
    if (number > 0) BlockHash.set(store, [number - 1], parentHash);
    const forgotten = number - limits.blockHashCount - 1;
    // The genesis hash stays: transactions without an era are signed for it.
    if (forgotten > 0) BlockHash.remove(store, forgotten);
    ExecutionPhase.set(store, { type: "Initialization", value: undefined });
    noteVersion(ctx);
    registerWeight(ctx, limits.baseBlock, "Mandatory");
  },

  registerWeight,
  weightLeft,

  noteExtrinsic(ctx, bytes) {
    const index = ExtrinsicCount.get(ctx.store) ?? 0;
    ExtrinsicData.set(ctx.store, [index], bytes);
    ExtrinsicCount.set(ctx.store, index + 1);
  },

  noteApplied(ctx, result, info, post) {
    const dispatch_info = eventInfo(info, post);
    if (result === undefined) ctx.emit(ExtrinsicSuccess({ dispatch_info }));
    else ctx.emit(ExtrinsicFailed({ dispatch_error: ctx.use(ErrorEncoderPort)(result), dispatch_info }));
  },

  finalize(ctx, events: readonly EmittedEvent[]) {
    const { store } = ctx;
    ExecutionPhase.kill(store);
    const count = ExtrinsicCount.take(store) ?? 0;
    const extrinsics: Uint8Array[] = [];
    for (let i = 0; i < count; i++) extrinsics.push(ExtrinsicData.take(store, i));
    AllExtrinsicsLen.kill(store);
    Events.set(
      store,
      events.map(({ phase, event }) => ({ phase, event, topics: [] })),
    );
    EventCount.set(store, events.length);
    return { extrinsicsRoot: ctx.use(ExtrinsicsRootPort)(extrinsics), digest: Digest.get(store) };
  },

  nonce: (ctx, who) => Account.get(ctx.store, who).nonce,
};
