import type { MarketResult, NeuronResult } from "../market/play.ts";
import type { MinerPlan } from "../miners/strategy.ts";
import type { Earnings } from "./report.ts";

/** What a unit of work costs, in prices of a registration, if work is this part of the costs of a miner that spends `units` on one uid. */
export function priceOfUnit(workShare: number, units: number): number {
  return units > 0 ? workShare / (1 - workShare) / units : 0;
}

const sum = (neurons: readonly NeuronResult[]): bigint => neurons.reduce((total, { earned }) => total + earned, 0n);

/** What an actor's miners earned together. @param extra alpha in rao that it gained or lost besides */
export function earningsOf<Q, A>(
  actor: string,
  plans: readonly MinerPlan<Q, A>[],
  result: MarketResult,
  unitPrice: number,
  extra = 0n,
): Earnings {
  const own = result.miners.filter((_, i) => plans[i]?.actor === actor);
  const [earned, all] = [sum(own) + extra, sum(result.miners)];
  const share = all > 0n ? Number(earned) / Number(all) : 0;
  const units = result.units.get(actor) ?? 0;
  const cost = own.length + units * unitPrice;
  const uids = own.length;
  return { uids, earned, share, sharePerUid: share / uids, units, cost, sharePerCost: share / cost };
}

/**
 * Part of an honest miner's costs that is work from which on the attackers earn more for their cost; nothing if they never do. Costs of both
 * grow in a straight line with the price of work, so the two lines cross once at most.
 */
export function paysFrom(attackers: Earnings, honest: Earnings): number | undefined {
  const atFreeWork = attackers.share * honest.uids - honest.share * attackers.uids;
  if (atFreeWork > 0) return 0;
  const gainFromWork = attackers.share * honest.units - honest.share * attackers.units;
  if (gainFromWork <= 0) return undefined;
  const ratio = (-atFreeWork / gainFromWork) * (honest.units / honest.uids);
  return ratio / (1 + ratio);
}
