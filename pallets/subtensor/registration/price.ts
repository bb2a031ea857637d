import type { Context } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import { currentBlock } from "../block.ts";
import { Burn, BurnHalfLife, BurnIncreaseMult, MaxBurn, MinBurn } from "../subnets/hyperparameters.ts";
import { allSubnets, ROOT } from "../subnets/lookups.ts";
import { LastEpochBlock, Tempo } from "../subnets/schedule.ts";
import { type BurnBounds, bumpedBurn, decayedBurn } from "./logic/burn-price.ts";
import { RegistrationsThisBlock, RegistrationsThisInterval } from "./storage.ts";

function boundsOf({ store }: Context, netuid: NetUid): BurnBounds {
  return { min: MinBurn.get(store, netuid), max: MaxBurn.get(store, netuid) };
}

/** Raises a subnet's price of registration after one; root's stays. */
export function raisePrice(ctx: Context, netuid: NetUid): void {
  if (netuid === ROOT) return;
  const { store } = ctx;
  const burn = bumpedBurn(Burn.get(store, netuid), BurnIncreaseMult.get(store, netuid), boundsOf(ctx, netuid));
  Burn.set(store, [netuid], burn);
}

/** Nothing advances root's `LastEpochBlock`, so its interval is over in every block once the first tempo has passed (quirk 21). */
function rootIntervalIsOver(ctx: Context): boolean {
  const tempo = BigInt(Tempo.get(ctx.store, ROOT));
  return tempo !== 0n && currentBlock(ctx) - LastEpochBlock.get(ctx.store, ROOT) >= tempo;
}

/** At the start of a block: lets all prices of registration fall and the counts of registrations begin anew (`runtime.md` 4.2). */
export function beginRegistrations(ctx: Context): void {
  const { store } = ctx;
  for (const netuid of allSubnets(ctx)) {
    const burn = Burn.get(store, netuid);
    const next = decayedBurn(burn, BurnHalfLife.get(store, netuid), currentBlock(ctx), boundsOf(ctx, netuid));
    if (next !== burn) Burn.set(store, [netuid], next);
    RegistrationsThisBlock.set(store, [netuid], 0);
    if (netuid === ROOT && rootIntervalIsOver(ctx)) RegistrationsThisInterval.set(store, [netuid], 0);
  }
}
