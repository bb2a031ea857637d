import { type Context, type DispatchFailure, type Port, port } from "@waystone/frame";
import type { AccountId, Alpha, DispatchError, Hash, NetUid, Rao, U64F64 } from "@waystone/primitives";

/** Accounts' TAO, in rao. `keepAlive`: the account must keep the existential deposit. */
export interface Tao {
  /** Least balance of an account. */
  existentialDeposit(ctx: Context): Rao;
  /** Sum of all balances. */
  issuance(ctx: Context): Rao;
  /** Free balance. */
  free(ctx: Context, who: AccountId): Rao;
  /** What an account can give away. */
  reducible(ctx: Context, who: AccountId, keepAlive: boolean): Rao;
  /** Moves TAO. @throws DispatchFailure a `Token` error; nothing moved then */
  transfer(ctx: Context, from: AccountId, to: AccountId, amount: Rao, keepAlive: boolean): void;
  /** Takes TAO out of an account; the caller owes it to somebody, or destroys it with `rescind`. @throws DispatchFailure a `Token` error */
  withdraw(ctx: Context, who: AccountId, amount: Rao, keepAlive: boolean): void;
  /** Puts TAO into an account that was withdrawn, or created with `issue`. @throws DispatchFailure `Token.BelowMinimum` */
  deposit(ctx: Context, who: AccountId, amount: Rao): void;
  /** Creates TAO that belongs to nobody yet. */
  issue(ctx: Context, amount: Rao): void;
  /** Destroys TAO that belongs to nobody any more. @throws DispatchFailure `Token.FundsUnavailable` */
  rescind(ctx: Context, amount: Rao): void;
}

/** The port of {@link Tao}. */
export const TaoPort: Port<Tao> = port<Tao>("TAO");

/** `buy`: TAO goes in and alpha comes out. `sell`: the other way. */
export type Direction = "buy" | "sell";

/** How a swap is made. */
export interface SwapOptions {
  /** Price at which it stops, in rao for one alpha; without it, the greatest price for a purchase, the least for a sale. */
  readonly limit?: Rao;
  /** Whether no fee is taken; a fee is taken if not given. */
  readonly dropFees?: boolean;
}

/** What a swap comes to. In: the unit that is given. Out: the other one. */
export interface SwapResult {
  /** What goes into the pool, without the fee. */
  readonly paidIn: bigint;
  /** What comes out of the pool. */
  readonly paidOut: bigint;
  /** Fee, in the unit that is given, beside `paidIn`. */
  readonly feePaid: bigint;
  /** Part of the fee that belongs to the block's author. */
  readonly feeToAuthor: bigint;
}

/** What a swap changes in the books, in rao. */
export interface SwapBooks {
  /** `SubnetTAO`. */
  readonly tao: Rao;
  /** `SubnetAlphaIn`. */
  readonly alphaIn: Alpha;
  /** `SubnetAlphaOut`. */
  readonly alphaOut: Alpha;
  /** `SubnetVolume`. */
  readonly volume: bigint;
  /** `TotalStake`. */
  readonly totalStake: Rao;
}

/** The pools of the subnets (`runtime.md` 5.2). It works swaps out and keeps prices; reserves and tokens are this pallet's to book. */
export interface Amm {
  /** Makes a swap of `amount`, rao of TAO to buy, rao of alpha to sell; see `pool/swap.ts`, which books it too. @throws DispatchFailure a `Swap` error */
  swap(ctx: Context, netuid: NetUid, direction: Direction, amount: bigint, options?: SwapOptions): SwapResult;
  /** What a swap would come to. @throws DispatchFailure as `swap` */
  quote(ctx: Context, netuid: NetUid, direction: Direction, amount: bigint, options?: SwapOptions): SwapResult;
  /** The books after a swap of `amount`. */
  book(books: SwapBooks, direction: Direction, amount: bigint, result: SwapResult): SwapBooks;
  /** Price in TAO for one alpha; 1 where alpha is TAO, 0 while the pool has no alpha. */
  price(ctx: Context, netuid: NetUid): U64F64;
  /** Fee of a swap that no limit cuts short, in the unit of the amount. */
  approxFee(ctx: Context, netuid: NetUid, amount: bigint): bigint;
  /** Alpha in rao that is worth `tao` rao at the present price. */
  alphaAmountForTao(ctx: Context, netuid: NetUid, tao: Rao): Alpha;
  /** Makes room for TAO and alpha of the protocol at the present price; gives what may be added: both amounts, or nothing. */
  adjustProtocolLiquidity(
    ctx: Context,
    netuid: NetUid,
    tao: Rao,
    alpha: Alpha,
  ): { readonly tao: Rao; readonly alpha: Alpha };
  /** Gives a pool its weights: even ones, or those at which it begins at a price; says whether it has them now. */
  init(ctx: Context, netuid: NetUid, beginAt?: U64F64): boolean;
  /** Empties a dissolved subnet's pool and forgets its weights, fee and price. */
  clear(ctx: Context, netuid: NetUid): void;
  /** Limit of a purchase that names none, in rao for one alpha. */
  maxPrice(ctx: Context): Rao;
  /** Limit of a sale that names none, in rao for one alpha. */
  minPrice(ctx: Context): Rao;
}

/** The port of {@link Amm}. */
export const AmmPort: Port<Amm> = port<Amm>("pools");

/** Counts of a subnet's alpha in existence, in rao; whose it is stands in this pallet's own books. */
export interface AlphaLedger {
  /** Counts alpha that comes into being. */
  mint(ctx: Context, netuid: NetUid, amount: Alpha): void;
  /** Counts alpha that nobody can use any more; the issuance stays. */
  burn(ctx: Context, netuid: NetUid, amount: Alpha): void;
  /** Counts alpha that leaves the issuance, so that it can be minted anew. */
  recycle(ctx: Context, netuid: NetUid, amount: Alpha): void;
  /** Alpha that was minted, less what was recycled. */
  totalIssuance(ctx: Context, netuid: NetUid): Alpha;
}

/** The port of {@link AlphaLedger}. */
export const AlphaLedgerPort: Port<AlphaLedger> = port<AlphaLedger>("alpha in existence");

/** Who made the block at hand, and so gets its fees; `undefined` where nobody is known. */
export type BlockAuthor = (ctx: Context) => AccountId | undefined;

/** The port of {@link BlockAuthor}. */
export const BlockAuthorPort: Port<BlockAuthor> = port<BlockAuthor>("block author");

/** Hash of the block before the one at hand: the seed of the chain's own choices. */
export type ParentHash = (ctx: Context) => Hash;

/** The port of {@link ParentHash}. */
export const ParentHashPort: Port<ParentHash> = port<ParentHash>("parent hash");

/** Order of accounts wherever they are walked in order: negative where the first comes first. */
export type AccountOrder = (a: AccountId, b: AccountId) => number;

/** The port of {@link AccountOrder}. */
export const AccountOrderPort: Port<AccountOrder> = port<AccountOrder>("order of accounts");

/** What neurons publish of themselves, kept by another pallet. */
export interface Commitments {
  /** Forgets a dissolved subnet's commitments. */
  purge(ctx: Context, netuid: NetUid): void;
  /** Commitments on a subnet: (account, bytes), for the metagraph. */
  of(ctx: Context, netuid: NetUid): Iterable<readonly [AccountId, Uint8Array]>;
}

/** The port of {@link Commitments}. */
export const CommitmentsPort: Port<Commitments> = port<Commitments>("commitments");

/** Randomness of the drand network, by which timelocks open. */
export interface Drand {
  /** The last round whose pulse is known; 0 for none. */
  lastRound(ctx: Context): bigint;
  /** Signature of a round, or `undefined` while its pulse is not known. */
  signature(ctx: Context, round: bigint): Uint8Array | undefined;
}

/** The port of {@link Drand}. */
export const DrandPort: Port<Drand> = port<Drand>("drand");

/** Rights of one account over another: a lease's beneficiary acts for the account that owns the subnet. */
export interface LeaseProxies {
  add(ctx: Context, lease: AccountId, beneficiary: AccountId): void;
  remove(ctx: Context, lease: AccountId, beneficiary: AccountId): void;
}

/** The port of {@link LeaseProxies}. */
export const LeaseProxiesPort: Port<LeaseProxies> = port<LeaseProxies>("lease proxies");

/** A crowdloan while it dispatches its call. */
export interface RunningCrowdloan {
  readonly id: number;
  readonly creator: AccountId;
  /** What was raised, in rao. */
  readonly raised: Rao;
  readonly funds: AccountId;
  /** Contributions in rao, in the order in which they are stored. */
  readonly contributions: Iterable<readonly [AccountId, Rao]>;
}

/** The crowdloan that dispatches the call at hand, or `undefined`. */
export type CurrentCrowdloan = (ctx: Context) => RunningCrowdloan | undefined;

/** The port of {@link CurrentCrowdloan}. */
export const CurrentCrowdloanPort: Port<CurrentCrowdloan> = port<CurrentCrowdloan>("current crowdloan");

/** Says what a call failed with as events do: with its pallet's index. */
export const ErrorEncoderPort: Port<(failure: DispatchFailure) => DispatchError> = port("subtensor error encoder");
