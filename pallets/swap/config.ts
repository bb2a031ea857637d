import { type Context, type Port, port } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";

/** What the pallet needs to know of the chain. */
export interface SwapConfig {
  /** Least reserve, in rao, on the side of a pool that pays out. */
  readonly minimumReserve: bigint;
  /** Greatest fee rate that root may set, in 65535ths. */
  readonly maxFeeRate: number;
  /** Limit of a purchase that names none, in rao for one alpha. */
  readonly maxPrice: Rao;
  /** Limit of a sale that names none, in rao for one alpha. */
  readonly minPrice: Rao;
  /** Whether `AlphaSqrtPrice` is kept for clients of before 425. */
  readonly keepsSqrtPrice: boolean;
}

/** The port of {@link SwapConfig}. */
export const SwapConfigPort: Port<SwapConfig> = port<SwapConfig>("swap configuration");

/** Subtensor's numbers, with the square roots of prices that clients read. */
export const SUBTENSOR_SWAP: SwapConfig = {
  minimumReserve: 1_000_000n,
  maxFeeRate: 10_000,
  maxPrice: 1_000_000_000_000_000n,
  minPrice: 1_000n,
  keepsSqrtPrice: true,
};

/** Where the reserves of the pools are kept: with the subnets, in another pallet. */
export interface Reserves {
  /** What a subnet's pool holds, in rao. */
  get(ctx: Context, netuid: NetUid): { readonly tao: Rao; readonly alpha: Alpha };
  /** Takes both amounts, in rao, out of the pool, or what there is of them; a zero amount writes nothing. */
  decrease(ctx: Context, netuid: NetUid, tao: Rao, alpha: Alpha): void;
  /** `SubnetMechanism`: 1 where alpha has a price of its own, otherwise alpha is TAO. */
  mechanism(ctx: Context, netuid: NetUid): number;
  /** Whether there is a subnet of this number. */
  exists(ctx: Context, netuid: NetUid): boolean;
  /** All subnets, in the order in which clients are told of them. */
  subnets(ctx: Context): Iterable<NetUid>;
}

/** The port of {@link Reserves}. */
export const ReservesPort: Port<Reserves> = port<Reserves>("reserves of the pools");
