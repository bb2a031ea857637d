import type { Context } from "@waystone/frame";
import type { NetUid, Rao } from "@waystone/primitives";
import { SubnetProtocolFlow, SubnetRootSellTao, SubnetTaoFlow } from "./storage.ts";

const I64_MAX = (1n << 63n) - 1n;

const clamp = (value: bigint): bigint => (value > I64_MAX ? I64_MAX : value < -I64_MAX - 1n ? -I64_MAX - 1n : value);

/** Counts TAO that users bring into a subnet, in rao; negative for what they take out. */
export function recordTaoFlow({ store }: Context, netuid: NetUid, tao: Rao): void {
  SubnetTaoFlow.mutate(store, [netuid], flow => clamp(flow + tao));
}

/** Counts TAO that the protocol brings into a subnet, in rao; negative for what it takes out. */
export function recordProtocolFlow({ store }: Context, netuid: NetUid, tao: Rao): void {
  SubnetProtocolFlow.mutate(store, [netuid], flow => clamp(flow + tao));
}

/** Counts TAO that root dividends of a subnet were sold for, in rao: the protocol takes it out. */
export function recordRootSale(ctx: Context, netuid: NetUid, tao: Rao): void {
  SubnetRootSellTao.mutate(ctx.store, [netuid], total => total + tao);
  recordProtocolFlow(ctx, netuid, -tao);
}
