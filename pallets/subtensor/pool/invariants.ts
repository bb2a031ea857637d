import type { Context } from "@waystone/frame";
import { subnetAccount } from "../accounts.ts";
import { config } from "../config/config.ts";
import { TaoPort } from "../ports.ts";
import { allSubnets } from "../subnets/lookups.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, TotalIssuance } from "./storage.ts";
import { MAX_ISSUANCE } from "./tao.ts";

/**
 * `TotalIssuance` is Balances' own, a subnet's account holds at least its `SubnetTAO`, and no more alpha than 21 million is in a
 * pool and outside (`runtime.md` 11.1, 11.3, 11.5).
 */
export function poolProblems(ctx: Context): string[] {
  const { store } = ctx;
  const tao = ctx.use(TaoPort);
  const problems: string[] = [];
  const [counted, issued] = [TotalIssuance.get(store), tao.issuance(ctx)];
  // Subtensor 425 counts from 0 at genesis, whatever the accounts hold.
  if (config(ctx).rules.fixes.genesisIssuanceIsBalances && counted !== issued)
    problems.push(`TotalIssuance is ${counted} rao and accounts hold ${issued}`);
  for (const netuid of allSubnets(ctx)) {
    const [cash, reserve] = [tao.free(ctx, subnetAccount(netuid)), SubnetTAO.get(store, netuid)];
    if (cash < reserve)
      problems.push(`the account of subnet ${netuid} holds ${cash} rao, and its pool counts ${reserve}`);
    const alpha = SubnetAlphaIn.get(store, netuid) + SubnetAlphaOut.get(store, netuid);
    if (alpha > MAX_ISSUANCE) problems.push(`subnet ${netuid} has ${alpha} rao of alpha, more than ${MAX_ISSUANCE}`);
  }
  return problems;
}
