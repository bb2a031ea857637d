import { type Context, type Port, port } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";

/** An account's balances in rao, as the chain's books keep them. */
export interface AccountBalances {
  readonly free: Rao;
  readonly reserved: Rao;
  readonly frozen: Rao;
  readonly flags: bigint;
}

/** Where balances are kept: with the accounts, in another pallet. */
export interface AccountBooks {
  get(ctx: Context, who: AccountId): AccountBalances;
  set(ctx: Context, who: AccountId, balances: AccountBalances): void;
  /** All accounts and their balances; for invariants. */
  all(ctx: Context): Iterable<readonly [AccountId, AccountBalances]>;
  /** Whether somebody depends on the account, so that it must stay. */
  hasConsumers(ctx: Context, who: AccountId): boolean;
  incProviders(ctx: Context, who: AccountId): void;
  decProviders(ctx: Context, who: AccountId): void;
}

/** The port of {@link AccountBooks}. */
export const AccountBooksPort: Port<AccountBooks> = port<AccountBooks>("account books");

/** What the pallet needs to know of the chain. */
export interface BalancesConfig {
  /** Least balance of an account, in rao. */
  readonly existentialDeposit: Rao;
  /** Told when issuance changes outside the paths that keep their own count: dust that vanished, root's orders. In rao, negative for less. */
  onIssuance(ctx: Context, change: bigint): void;
}

/** The port of {@link BalancesConfig}. */
export const BalancesConfigPort: Port<BalancesConfig> = port<BalancesConfig>("balances configuration");
