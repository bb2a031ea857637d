import { type Context, DispatchFailure } from "@waystone/frame";
import { type NetUid, type Rao, U96F32 } from "@waystone/primitives";
import { subnetAccount } from "../accounts.ts";
import { recordProtocolFlow } from "../pool/flow.ts";
import { SubnetProtocolAlpha, SubnetTAO, TotalStake } from "../pool/storage.ts";
import { swapTaoForAlpha } from "../pool/swap.ts";
import { AmmPort, TaoPort } from "../ports.ts";
import { mintIntoPool } from "./alpha.ts";
import type { SubnetTerms } from "./logic/subnet-terms.ts";
import { SubnetAlphaInEmission, SubnetExcessTao, SubnetTaoInEmission } from "./storage.ts";

/** Does what can fail without failing the block; nothing is changed where it does. */
function attempt<T>({ store }: Context, action: () => T): T | undefined {
  try {
    return store.transactional(action);
  } catch (error) {
    if (error instanceof DispatchFailure) return undefined;
    throw error;
  }
}

/** Puts part of a block's TAO into a subnet's account; says whether it could. The account may not be brought to life by less than a least balance. */
function spend(ctx: Context, netuid: NetUid, amount: Rao, credit: Rao): boolean {
  if (amount > credit) return false;
  const account = subnetAccount(netuid);
  return (
    attempt(ctx, () => {
      ctx.use(TaoPort).deposit(ctx, account, amount);
      return true;
    }) ?? false
  );
}

/** Buys a subnet's alpha for TAO that lies in its account, without a fee and at any price; the alpha is the protocol's. */
function buyAlpha(ctx: Context, netuid: NetUid, tao: Rao): void {
  const { store } = ctx;
  const bought = attempt(ctx, () => swapTaoForAlpha(ctx, netuid, tao, { dropFees: true }));
  if (bought === undefined) return;
  SubnetProtocolAlpha.mutate(store, [netuid], total => total + bought.paidOut);
  SubnetExcessTao.set(store, [netuid], bought.paidIn);
  recordProtocolFlow(ctx, netuid, bought.paidIn);
}

/** Adds TAO that lies in a subnet's account to its pool. */
function addToPool(ctx: Context, netuid: NetUid, tao: Rao): void {
  const { store } = ctx;
  SubnetTaoInEmission.set(store, [netuid], tao);
  SubnetTAO.mutate(store, [netuid], total => total + tao);
  TotalStake.mutate(store, total => total + tao);
  recordProtocolFlow(ctx, netuid, tao);
}

/**
 * Gives a subnet its part of a block's TAO (`runtime.md` 2.4): as liquidity at the present price as far as the pool takes it,
 * and as a purchase of alpha with the excess. Says what is left of the TAO that was minted, in rao.
 */
export function injectIntoPool(ctx: Context, netuid: NetUid, terms: SubnetTerms, credit: Rao): Rao {
  const { store } = ctx;
  const excess = U96F32.saturatingToU64(terms.excessTao);
  const added = ctx
    .use(AmmPort)
    .adjustProtocolLiquidity(ctx, netuid, U96F32.saturatingToU64(terms.taoIn), U96F32.saturatingToU64(terms.alphaIn));
  SubnetExcessTao.set(store, [netuid], 0n);
  SubnetTaoInEmission.set(store, [netuid], 0n);
  let left = credit;
  if (excess > 0n && spend(ctx, netuid, excess, left)) {
    left -= excess;
    buyAlpha(ctx, netuid, excess);
  }
  SubnetAlphaInEmission.set(store, [netuid], added.alpha);
  mintIntoPool(ctx, netuid, added.alpha);
  if (added.tao > 0n && spend(ctx, netuid, added.tao, left)) {
    left -= added.tao;
    addToPool(ctx, netuid, added.tao);
  }
  return left;
}
