import type { Context } from "@waystone/frame";
import { AccountBooksPort } from "./config.ts";
import { existentialDeposit, issuance } from "./logic/ledger.ts";

/** Σ of all balances is the issuance, and no account holds less than the existential deposit (`runtime.md` 11.1). */
export function tryState(ctx: Context): string[] {
  const problems: string[] = [];
  let sum = 0n;
  for (const [who, { free, reserved }] of ctx.use(AccountBooksPort).all(ctx)) {
    sum += free + reserved;
    if (free + reserved > 0n && free + reserved < existentialDeposit(ctx))
      problems.push(`account ${who} holds ${free + reserved} rao, less than the existential deposit`);
  }
  if (sum !== issuance(ctx)) problems.push(`accounts hold ${sum} rao and TotalIssuance is ${issuance(ctx)}`);
  return problems;
}
