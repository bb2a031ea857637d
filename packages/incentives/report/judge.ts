import { type Attack, honestName } from "../attacks.ts";
import { IncentiveError } from "../errors.ts";
import type { MarketResult } from "../market/play.ts";
import type { MinerPlan } from "../miners/strategy.ts";
import type { IncentiveRule } from "../rule.ts";
import type { ValidatorPlan } from "../validators/validator.ts";
import { earningsOf, paysFrom, priceOfUnit } from "./earnings.ts";
import type { AttackReport, Earnings, HonestEarnings, MarketReport, ValidatorEarnings } from "./report.ts";

/** Who takes part in a market, in order of registration. */
export interface Cast<Q, A> {
  readonly miners: readonly MinerPlan<Q, A>[];
  readonly validators: readonly ValidatorPlan[];
}

/** What all markets of a bench are judged by. */
export interface Bench<Q, A> {
  readonly rule: IncentiveRule<Q, A, unknown>;
  readonly workShare: number;
  readonly tolerance: number;
}

/** Price of a unit of work, from what the first honest miner, who is asked every question, spent. */
function unitPriceIn<Q, A>({ rule, workShare }: Bench<Q, A>, result: MarketResult): number {
  const [first] = rule.levels;
  const spent = result.units.get(honestName(first?.name ?? "")) ?? 0;
  return priceOfUnit(workShare, spent / (first?.units ?? 1));
}

/** What everybody honest earned in a market, and each validator. */
export function marketReport<Q, A>(
  bench: Bench<Q, A>,
  { miners, validators }: Cast<Q, A>,
  result: MarketResult,
): MarketReport {
  const unitPrice = unitPriceIn(bench, result);
  return {
    honest: bench.rule.levels.map(({ name }) => ({
      level: name,
      ...earningsOf(honestName(name), miners, result, unitPrice),
    })),
    validators: validators.map(({ name, kind }, i) => ({
      name,
      kind,
      earned: result.validators[i]?.earned ?? 0n,
      return: result.validators[i]?.return ?? 0,
    })),
    paidRounds: result.paidRounds,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What bribed validators earned less than honest ones, who began with the same stake: the briber has to make up for it. In rao. */
function bribesLost(validators: readonly ValidatorEarnings[]): bigint {
  const honest = validators.filter(({ kind }) => kind === "honest");
  const usual = honest.reduce((sum, { earned }) => sum + earned, 0n) / BigInt(honest.length);
  return validators.filter(({ kind }) => kind === "bribed").reduce((sum, { earned }) => sum + usual - earned, 0n);
}

function attackersOf<Q, A>({ name, miners }: Attack<Q, A>): string | undefined {
  const actors = new Set(miners.map(({ actor }) => actor));
  if (actors.size > 1)
    throw new IncentiveError(
      "bad-setting",
      `The attack "${name}" has ${actors.size} actors; give all its miners one, so that their costs are counted together.`,
    );
  return miners[0]?.actor;
}

function ratio(a: number, b: number): number {
  return b > 0 ? a / b - 1 : a > 0 ? Number.POSITIVE_INFINITY : -1;
}

/** What a miner would have earned with a model that is `strength` times as good. */
function scaled(honest: HonestEarnings, strength: number): HonestEarnings {
  const { share, sharePerUid, sharePerCost } = honest;
  return {
    ...honest,
    share: strength * share,
    sharePerUid: strength * sharePerUid,
    sharePerCost: strength * sharePerCost,
  };
}

/** How much more a second model of a level earns than the first, in honest hands in one market. */
export function strengthOf<Q, A>(actor: string, level: string, { miners }: Cast<Q, A>, result: MarketResult): number {
  const share = (who: string): number => earningsOf(who, miners, result, 0).share;
  const first = share(honestName(level));
  return first > 0 ? share(actor) / first : 1;
}

/** Sets what attackers earned for their cost against the honest miner of their level, or validators against honest ones. */
export function attackReport<Q, A>(
  bench: Bench<Q, A>,
  attack: Attack<Q, A>,
  cast: Cast<Q, A>,
  result: MarketResult,
  baseline: MarketReport,
  strength: number,
): AttackReport {
  const market = marketReport(bench, cast, result);
  const { name, what, level } = attack;
  const seen = market.honest.find(one => one.level === level);
  const before = baseline.honest.find(one => one.level === level);
  if (seen === undefined || before === undefined)
    throw new IncentiveError(
      "bad-setting",
      `The attack "${name}" is held to the level "${level}", which the rule does not name.`,
    );
  const actor = attackersOf(attack);
  const harm = -ratio(Number(seen.earned), Number(before.earned));
  const honest = attack.ownModel === true ? scaled(seen, strength) : seen;
  const common = { name, what, level, honest, harm, market };
  if (actor === undefined) {
    const returns = (kinds: (kind: string) => boolean): number =>
      mean(market.validators.filter(({ kind }) => kinds(kind)).map(one => one.return));
    const margin = ratio(
      returns(kind => kind !== "honest"),
      returns(kind => kind === "honest"),
    );
    const pays = margin > bench.tolerance;
    return { ...common, by: "validators", attackers: undefined, margin, pays, paysFrom: Math.max(0, -margin) };
  }
  const attackers: Earnings = earningsOf(
    actor,
    cast.miners,
    result,
    unitPriceIn(bench, result),
    -bribesLost(market.validators),
  );
  const margin = ratio(attackers.sharePerCost, honest.sharePerCost);
  return {
    ...common,
    by: "miners",
    attackers,
    margin,
    pays: margin > bench.tolerance,
    paysFrom: paysFrom(attackers, honest),
  };
}
