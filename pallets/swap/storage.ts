import { identity, storageMap, twox64Concat } from "@waystone/frame";
import { AccountId, Alpha, DEFAULT_QUOTE_WEIGHT, NetUid, U64F64, u64f64 } from "@waystone/primitives";
import { bool, boundedBytes, u16 } from "@waystone/scale";
import { Balancer, Position, PositionId, Tick, TickIndex } from "./types.ts";

// Netuids are chosen by the chain, so a fast hash is safe.
const subnet = [twox64Concat(NetUid)] as const;

/** netuid → share of a swap's input that is its fee, in 65535ths. */
export const FeeRate = storageMap({
  docs: ["netuid → share of a swap's input that is its fee, in 65535ths."],
  keys: subnet,
  value: u16,
  default: 33,
});

/** netuid → weights of its pool. */
export const SwapBalancer = storageMap({
  docs: ["netuid → weights of its pool: that of TAO, in parts of 10^18."],
  keys: subnet,
  value: Balancer,
  default: { quote: DEFAULT_QUOTE_WEIGHT },
});

/** netuid → whether its pool has its weights. */
export const PalSwapInitialized = storageMap({
  docs: ["netuid → whether its pool has its weights; the first swap gives one half each."],
  keys: subnet,
  value: bool,
  default: false,
});

/** netuid → square root of the price of its alpha in TAO. */
export const AlphaSqrtPrice = storageMap({
  docs: ["netuid → square root of the price of its alpha in TAO; 0 until the subnet's first swap."],
  keys: subnet,
  value: u64f64,
  default: U64F64.ZERO,
});

/** Names of one-time changes of the storage that were made. */
export const HasMigrationRun = storageMap({
  docs: ["Names of one-time changes of the storage that were made."],
  keys: [identity(boundedBytes(128))],
  value: bool,
  default: false,
});

/** netuid → alpha of fees too small to share out; pools of this kind have none. */
export const ScrapReservoirAlpha = storageMap({
  docs: ["netuid → alpha of fees too small to share out. Nothing is added any more."],
  keys: subnet,
  value: Alpha,
  default: 0n,
});

/** netuid → fees in TAO for one unit of liquidity; users add none any more. */
export const FeeGlobalTao = storageMap({
  docs: ["netuid → fees in TAO for one unit of users' liquidity. Always 0: users add no liquidity."],
  keys: subnet,
  value: u64f64,
  default: U64F64.ZERO,
});

/** netuid → fees in alpha for one unit of liquidity; users add none any more. */
export const FeeGlobalAlpha = storageMap({
  docs: ["netuid → fees in alpha for one unit of users' liquidity. Always 0: users add no liquidity."],
  keys: subnet,
  value: u64f64,
  default: U64F64.ZERO,
});

/** (netuid, step of the price) → liquidity that begins or ends there; always empty. */
export const Ticks = storageMap({
  docs: ["(netuid, step of the price) → users' liquidity that begins or ends there. Always empty."],
  keys: [twox64Concat(NetUid), twox64Concat(TickIndex)],
  value: Tick,
});

/** (netuid, coldkey, number) → a user's share in the pool; always empty. */
export const Positions = storageMap({
  docs: ["(netuid, coldkey, number) → a user's share in the pool. Always empty: users add no liquidity."],
  keys: [twox64Concat(NetUid), twox64Concat(AccountId), twox64Concat(PositionId)],
  value: Position,
});
