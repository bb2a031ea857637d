import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Hotkey } from "../accounts.ts";
import { currentBlock } from "../block.ts";
import { Err } from "../errors.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { ServingRateLimit } from "../subnets/hyperparameters.ts";

/** Where something can be reached. */
export interface Endpoint {
  /** Address as an integer. */
  readonly ip: bigint;
  readonly port: number;
  /** 4 or 6. */
  readonly ip_type: number;
}

const IPV4_LOCALHOST = 0x7f000001n;
const IPV4_END = 0xffff_ffffn;
const IPV6_LOCALHOST = 1n;
const IPV6_END = (1n << 128n) - 1n;

/** Whether others could reach an address: no localhost, no broadcast, and 0 only where it may stand for "none" (`runtime.md` 7.1). */
function isReachable({ ip, ip_type }: Endpoint, zeroAllowed: boolean): boolean {
  if (ip === 0n) return zeroAllowed;
  return ip_type === 4 ? ip < IPV4_END && ip !== IPV4_LOCALHOST : ip !== IPV6_END && ip !== IPV6_LOCALHOST;
}

/** @throws DispatchFailure `InvalidIpType`, `InvalidIpAddress` */
export function ensureAddress(endpoint: Endpoint, zeroAllowed: boolean): void {
  ensure(endpoint.ip_type === 4 || endpoint.ip_type === 6, Err.InvalidIpType);
  ensure(isReachable(endpoint, zeroAllowed), Err.InvalidIpAddress);
}

/** @throws DispatchFailure `HotKeyNotRegisteredInNetwork` */
export function ensureServes(ctx: Context, netuid: NetUid, hotkey: Hotkey): void {
  ensure(isRegistered(ctx, netuid, hotkey), Err.HotKeyNotRegisteredInNetwork);
}

/**
 * The last checks of an announcement, given the block of the previous one, 0 for none.
 * @throws DispatchFailure `ServingRateLimitExceeded`, `InvalidPort`
 */
export function ensureMayAnnounce(ctx: Context, netuid: NetUid, last: bigint, { port }: Endpoint): void {
  const limit = ServingRateLimit.get(ctx.store, netuid);
  ensure(limit === 0n || last === 0n || currentBlock(ctx) - last >= limit, Err.ServingRateLimitExceeded);
  ensure(port !== 0, Err.InvalidPort);
}
