import type { Context } from "@waystone/frame";
import { U96F32 } from "@waystone/primitives";
import { priceOf } from "../pool/price.ts";
import { SubnetRootSellTao } from "../pool/storage.ts";
import { Credit } from "./credit.ts";
import { emittingSubnets, rootShare, shareInput } from "./emitting.ts";
import { inject } from "./injection.ts";
import { isRootSold, subnetBlockEmissions } from "./logic/shares.ts";
import { subnetTerms } from "./logic/subnet-terms.ts";
import { alphaEmission, mintBlockEmission } from "./minting.ts";
import { accumulate } from "./waiting.ts";

/** Mints a block's TAO, and alpha for each subnet, and gives them to the subnets (`runtime.md` 2.1–2.4). TAO that nobody takes is recycled. */
export function emitToSubnets(ctx: Context): void {
  const emission = mintBlockEmission(ctx);
  SubnetRootSellTao.clearPrefix(ctx.store);
  const netuids = emittingSubnets(ctx);
  const inputs = netuids.map(netuid => shareInput(ctx, netuid));
  const emissions = subnetBlockEmissions(inputs, U96F32.saturatingFromNum(emission));
  // All terms are worked out before the first pool changes.
  const subnets = netuids.map((netuid, i) => {
    const [tao, alpha] = [emissions[i] ?? U96F32.ZERO, alphaEmission(ctx, netuid)];
    return { netuid, terms: subnetTerms(tao, priceOf(ctx, netuid), alpha, rootShare(ctx, netuid)) };
  });
  const credit = new Credit(ctx, emission);
  for (const { netuid, terms } of subnets) inject(ctx, netuid, terms, credit);
  credit.recycle();
  const rootIsSold = isRootSold(inputs);
  for (const { netuid, terms } of subnets) accumulate(ctx, netuid, terms.alphaOut, rootIsSold);
}
