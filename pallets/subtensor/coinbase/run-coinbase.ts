import type { Context } from "@waystone/frame";
import { type NetUid, type Rao, U96F32 } from "@waystone/primitives";
import { priceOf } from "../pool/price.ts";
import { SubnetRootSellTao } from "../pool/storage.ts";
import { recycleCredit } from "../pool/tao.ts";
import { alphaEmission } from "./block-emission.ts";
import { distribute } from "./distribute.ts";
import { takeDue } from "./due-epochs.ts";
import { rootShareOf, shareInput, subnetsBesideRoot, subnetsWithEmission } from "./eligible.ts";
import { injectIntoPool } from "./inject.ts";
import { isRootSold, subnetBlockEmissions } from "./logic/shares.ts";
import { type SubnetTerms, subnetTerms } from "./logic/subnet-terms.ts";
import { accruePending } from "./pending.ts";

/** What a block gives each subnet, worked out for all before anything is given to one. */
interface Given {
  readonly netuid: NetUid;
  readonly terms: SubnetTerms;
}

function givenTo(ctx: Context, subnets: readonly NetUid[], emissions: readonly U96F32[]): Given[] {
  return subnets.map((netuid, i) => ({
    netuid,
    terms: subnetTerms(
      emissions[i] ?? U96F32.ZERO,
      priceOf(ctx, netuid),
      alphaEmission(ctx, netuid),
      rootShareOf(ctx, netuid),
    ),
  }));
}

/** Shares a block's TAO out among subnets, makes their alpha of the block and puts it by for their epochs (`runtime.md` 2.2–2.4). */
function emitToSubnets(ctx: Context, credit: Rao): void {
  const subnets = subnetsWithEmission(ctx);
  const inputs = subnets.map(netuid => shareInput(ctx, netuid));
  const given = givenTo(ctx, subnets, subnetBlockEmissions(inputs, U96F32.saturatingFromNum(credit)));
  const left = given.reduce((rest, { netuid, terms }) => injectIntoPool(ctx, netuid, terms, rest), credit);
  recycleCredit(ctx, left);
  const rootIsSold = isRootSold(inputs);
  for (const { netuid, terms } of given) accruePending(ctx, netuid, terms.alphaOut, rootIsSold);
}

/**
 * Emission of a block (`runtime.md` 2): TAO into pools, alpha into pools and by for participants, then the epochs that are due
 * and what they pay.
 * @param credit TAO in rao that was minted for this block and belongs to nobody yet; what no pool takes is recycled
 */
export function runCoinbase(ctx: Context, credit: Rao): void {
  SubnetRootSellTao.clearPrefix(ctx.store);
  emitToSubnets(ctx, credit);
  const due = takeDue(ctx, subnetsBesideRoot(ctx));
  for (const pending of due.toSorted((a, b) => a.netuid - b.netuid)) distribute(ctx, pending);
}
