import { type Context, DispatchFailure } from "@waystone/frame";
import type { AccountId, Rao } from "@waystone/primitives";
import { recycleCredit } from "../pool/tao.ts";
import { TaoPort } from "../ports.ts";

/** TAO that was minted in this block and belongs to nobody yet. */
export class Credit {
  readonly #ctx: Context;
  #left: Rao;

  constructor(ctx: Context, amount: Rao) {
    this.#ctx = ctx;
    this.#left = amount;
  }

  /** Pays an account; says whether it could: nothing is paid where less is left, or the account would stay below the existential deposit. */
  spend(to: AccountId, amount: Rao): boolean {
    if (amount > this.#left) return false;
    try {
      this.#ctx.use(TaoPort).deposit(this.#ctx, to, amount);
    } catch (error) {
      if (error instanceof DispatchFailure) return false;
      throw error;
    }
    this.#left -= amount;
    return true;
  }

  /** Destroys what is left. */
  recycle(): void {
    recycleCredit(this.#ctx, this.#left);
    this.#left = 0n;
  }
}
