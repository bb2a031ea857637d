import { type Context, DispatchFailure } from "@waystone/frame";
import { type NetUid, type Rao, U96F32 } from "@waystone/primitives";
import { subnetAccount } from "../accounts.ts";
import { recordProtocolFlow } from "../pool/flow.ts";
import { SubnetProtocolAlpha, SubnetTAO, TotalStake } from "../pool/storage.ts";
import { swapTaoForAlpha } from "../pool/swap.ts";
import { AmmPort, type SwapResult } from "../ports.ts";
import type { Credit } from "./credit.ts";
import type { SubnetTerms } from "./logic/subnet-terms.ts";
import { mintAlphaIn } from "./minting.ts";
import { SubnetAlphaInEmission, SubnetExcessTao, SubnetTaoInEmission } from "./storage.ts";

/** A purchase without a fee, or `undefined` where the pool refuses it. */
function buy(ctx: Context, netuid: NetUid, tao: Rao): SwapResult | undefined {
  try {
    return ctx.store.transactional(() => swapTaoForAlpha(ctx, netuid, tao, { dropFees: true }));
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}

/** The chain buys alpha with TAO that the pool did not take; what it buys belongs to nobody. */
function buyWithExcess(ctx: Context, netuid: NetUid, tao: Rao, credit: Credit): void {
  if (tao === 0n || !credit.spend(subnetAccount(netuid), tao)) return;
  const bought = buy(ctx, netuid, tao);
  if (bought === undefined) return;
  SubnetProtocolAlpha.mutate(ctx.store, [netuid], total => total + bought.paidOut);
  SubnetExcessTao.set(ctx.store, [netuid], bought.paidIn);
  recordProtocolFlow(ctx, netuid, bought.paidIn);
}

function addTao(ctx: Context, netuid: NetUid, tao: Rao, credit: Credit): void {
  if (tao === 0n || !credit.spend(subnetAccount(netuid), tao)) return;
  const { store } = ctx;
  SubnetTaoInEmission.set(store, [netuid], tao);
  SubnetTAO.mutate(store, [netuid], total => total + tao);
  TotalStake.mutate(store, total => total + tao);
  recordProtocolFlow(ctx, netuid, tao);
}

/** Puts a block's TAO and alpha into a subnet's pool, at its price, and buys alpha with the excess (`runtime.md` 2.4). */
export function inject(ctx: Context, netuid: NetUid, terms: SubnetTerms, credit: Credit): void {
  const { store } = ctx;
  const [taoIn, alphaIn, excess] = [terms.taoIn, terms.alphaIn, terms.excessTao].map(amount =>
    U96F32.saturatingToU64(amount),
  );
  const { tao, alpha } = ctx.use(AmmPort).adjustProtocolLiquidity(ctx, netuid, taoIn ?? 0n, alphaIn ?? 0n);
  SubnetExcessTao.set(store, [netuid], 0n);
  SubnetTaoInEmission.set(store, [netuid], 0n);
  buyWithExcess(ctx, netuid, excess ?? 0n, credit);
  SubnetAlphaInEmission.set(store, [netuid], alpha);
  mintAlphaIn(ctx, netuid, alpha);
  addTao(ctx, netuid, tao, credit);
}
