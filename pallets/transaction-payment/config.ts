import { type Context, type Port, port, type Weight } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";

/** What fees are made of. */
export interface FeeConfig {
  /** Rao for 10⁹ picoseconds of work. */
  readonly raoPerBillion: bigint;
  /** Rao for each byte of an extrinsic. */
  readonly raoPerByte: bigint;
  /** Work of an extrinsic beside its call. */
  readonly baseExtrinsic: Weight;
  /** Work of a whole block: nothing costs more. */
  readonly maxBlock: Weight;
}

/** The port of {@link FeeConfig}. */
export const FeeConfigPort: Port<FeeConfig> = port<FeeConfig>("fee configuration");

/** Who pays, and where fees go. */
export interface FeeTill {
  /** Whether an account can pay an amount, in rao. */
  canPay(ctx: Context, who: AccountId, amount: Rao): boolean;
  /** Takes an amount from an account. @throws DispatchFailure where it cannot pay */
  take(ctx: Context, who: AccountId, amount: Rao): void;
  /** Gives back what was taken too much. */
  refund(ctx: Context, who: AccountId, amount: Rao): void;
  /** Hands a fee to whom it belongs: the block's author, or nobody. */
  collect(ctx: Context, amount: Rao): void;
}

/** The port of {@link FeeTill}. */
export const FeeTillPort: Port<FeeTill> = port<FeeTill>("fee till");
