import {
  type Context,
  definePallet,
  defineRuntime,
  dispatchCall,
  EMPTY_STATE,
  identity,
  Origin,
  provide,
  type Runtime,
  RuntimeContext,
  storageMap,
  storageValue,
} from "@waystone/frame";
import { type AccountId, Alpha, NetUid, Rao } from "@waystone/primitives";
import { u16, u128 } from "@waystone/scale";
import { amm, type SwapOptions } from "./amm.ts";
import { swapApi } from "./api.ts";
import { ReservesPort, SUBTENSOR_SWAP, type SwapConfig, SwapConfigPort } from "./config.ts";
import { Swap } from "./index.ts";
import { bookSwap } from "./logic/books.ts";
import type { Direction, SwapResult } from "./logic/swap.ts";

const bySubnet = { docs: ["An amount by subnet."], keys: [identity(NetUid)], default: 0n } as const;

/** Books of a chain that has nothing but pools. */
export const Books = {
  Mechanism: storageMap({ docs: ["Mechanism of a subnet."], keys: [identity(NetUid)], value: u16 }),
  Tao: storageMap({ ...bySubnet, value: Rao }),
  AlphaIn: storageMap({ ...bySubnet, value: Alpha }),
  AlphaOut: storageMap({ ...bySubnet, value: Alpha }),
  Volume: storageMap({ ...bySubnet, value: u128 }),
  TotalStake: storageValue({ docs: ["All stake."], value: Rao, default: 0n }),
};

const Keeper = definePallet({ name: "Keeper", storage: Books });

/** The smallest runtime in which the pallet runs. */
export function mockRuntime(config: Partial<SwapConfig> = {}): Runtime {
  return defineRuntime({
    crate: "mock",
    version: {
      specName: "mock",
      implName: "mock",
      authoringVersion: 1,
      specVersion: 1,
      implVersion: 1,
      transactionVersion: 1,
      stateVersion: 1,
    },
    pallets: { Keeper: [7, Keeper], Swap: [28, Swap] },
    ports: [
      provide(SwapConfigPort, { ...SUBTENSOR_SWAP, ...config }),
      provide(ReservesPort, {
        get: ({ store }, netuid) => ({ tao: Books.Tao.get(store, netuid), alpha: Books.AlphaIn.get(store, netuid) }),
        decrease({ store }, netuid, tao, alpha) {
          if (tao > 0n) Books.Tao.mutate(store, [netuid], total => total - tao);
          if (alpha > 0n) Books.AlphaIn.mutate(store, [netuid], total => total - alpha);
        },
        mechanism: ({ store }, netuid) => Books.Mechanism.get(store, netuid) ?? 0,
        exists: ({ store }, netuid) => Books.Mechanism.has(store, netuid),
        *subnets({ store }) {
          for (const [netuid] of Books.Mechanism.iterKeys(store)) yield netuid;
        },
      }),
    ],
    extensions: [],
    apis: [swapApi],
  });
}

/** A context on an empty state of {@link mockRuntime}. */
export function mockContext(config: Partial<SwapConfig> = {}): RuntimeContext {
  const runtime = mockRuntime(config);
  const phase = { type: "ApplyExtrinsic", value: 0 } as const;
  return new RuntimeContext(runtime, runtime.newStore(EMPTY_STATE), Origin.root, { phase });
}

/** Founds a subnet with reserves in rao, and as much alpha outside the pool as inside. */
export function found(ctx: Context, netuid: NetUid, tao: bigint, alpha: bigint, mechanism = 1): void {
  Books.Mechanism.set(ctx.store, [netuid], mechanism);
  Books.Tao.set(ctx.store, [netuid], tao);
  Books.AlphaIn.set(ctx.store, [netuid], alpha);
  Books.AlphaOut.set(ctx.store, [netuid], alpha);
}

/** Swaps and books it, as the keeper of the reserves does. @throws DispatchFailure as `amm.swap` */
export function trade(
  ctx: Context,
  netuid: NetUid,
  direction: Direction,
  amount: bigint,
  options: SwapOptions = {},
): SwapResult {
  const { store } = ctx;
  const result = amm.swap(ctx, netuid, direction, amount, options);
  const books = {
    tao: Books.Tao.get(store, netuid),
    alphaIn: Books.AlphaIn.get(store, netuid),
    alphaOut: Books.AlphaOut.get(store, netuid),
    volume: Books.Volume.get(store, netuid),
    totalStake: Books.TotalStake.get(store),
  };
  const next = bookSwap(books, direction, amount, result);
  Books.Tao.set(store, [netuid], next.tao);
  Books.AlphaIn.set(store, [netuid], next.alphaIn);
  Books.AlphaOut.set(store, [netuid], next.alphaOut);
  Books.Volume.set(store, [netuid], next.volume);
  Books.TotalStake.set(store, next.totalStake);
  return result;
}

/** Some account. */
export const ANYBODY = `0x${"07".repeat(32)}` as AccountId;

/** Dispatches a call of the pallet. @throws DispatchFailure what the call fails with */
export function callSwap(ctx: RuntimeContext, call: string, args: unknown, origin: Origin = Origin.root): void {
  dispatchCall(ctx, { pallet: "Swap", call, args }, origin);
}
