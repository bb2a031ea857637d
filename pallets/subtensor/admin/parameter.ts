import { type Context, type EventInstance, ensure, type StorageMap, type StorageValue } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { Err } from "../errors.ts";

/** A parameter of the whole chain, as others set it. */
export interface ChainParameter<V> {
  set(ctx: Context, value: V): void;
}

/** A parameter of each subnet, as others read and set it. */
export interface SubnetParameter<V> {
  get(ctx: Context, netuid: NetUid): V;
  set(ctx: Context, netuid: NetUid, value: V): void;
}

/** A parameter of the chain that lies in a storage item; setting it emits the event, where there is one. */
export function ofChain<V>(item: StorageValue<V, unknown>, event?: (value: V) => EventInstance): ChainParameter<V> {
  return {
    set(ctx, value) {
      item.set(ctx.store, value);
      if (event !== undefined) ctx.emit(event(value));
    },
  };
}

/** A subnet's parameter that lies in a storage item; setting it emits the event, where there is one. */
export function ofSubnet<V>(
  item: StorageMap<readonly [NetUid], V, V>,
  event?: (netuid: NetUid, value: V) => EventInstance,
): SubnetParameter<V> {
  return {
    get: ({ store }, netuid) => item.get(store, netuid),
    set(ctx, netuid, value) {
      item.set(ctx.store, [netuid], value);
      if (event !== undefined) ctx.emit(event(netuid, value));
    },
  };
}

/** The parameter, with a check before it is set. */
export function checked<V>(
  parameter: SubnetParameter<V>,
  check: (ctx: Context, netuid: NetUid, value: V) => void,
): SubnetParameter<V> {
  return {
    get: parameter.get,
    set(ctx, netuid, value) {
      check(ctx, netuid, value);
      parameter.set(ctx, netuid, value);
    },
  };
}

/** @throws DispatchFailure `InvalidValue` outside `least` to `greatest` */
export function ensureWithin(value: number, least: number, greatest: number): void {
  ensure(value >= least && value <= greatest, Err.InvalidValue);
}
