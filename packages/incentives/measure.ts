import { createRandom, seedFor } from "@waystone/sdk/subnet";
import { type Attack, type AttackOptions, attacksOn, honestName } from "./attacks.ts";
import type { ChainParameters } from "./chain/parameters.ts";
import { SubnetChain } from "./chain/subnet-chain.ts";
import { expectInteger, IncentiveError } from "./errors.ts";
import type { ModelAnswers } from "./market/answering.ts";
import { type MarketResult, playMarket } from "./market/play.ts";
import { honest } from "./miners/honest.ts";
import type { MinerPlan } from "./miners/strategy.ts";
import { attackReport, type Cast, marketReport, strengthOf } from "./report/judge.ts";
import type { IncentiveReport, MarketReport } from "./report/report.ts";
import { type HonestLevel, type IncentiveRule, ownLevel } from "./rule.ts";
import { honestValidator } from "./validators/strategies.ts";

/** How a rule is measured. */
export interface MeasureOptions<Q, A> {
  /** Epochs; 30 if not given. */
  readonly rounds?: number;
  /** Honest validators; 3 if not given. */
  readonly validators?: number;
  readonly seed?: number;
  /** Level of the attackers; the one that earns most without an attack if not given. */
  readonly level?: string;
  /** Part of an honest miner's costs that is work, 0 to less than 1; a half if not given. */
  readonly workShare?: number;
  /** A margin up to this counts as none, since draws differ; 0.02 if not given. */
  readonly tolerance?: number;
  readonly chain?: ChainParameters;
  readonly attacks?: AttackOptions;
  /** Names of the attacks to play; all if not given. */
  readonly only?: readonly string[];
  /** Attacks of the subnet's own, beside those of the bench. */
  more?(level: HonestLevel<Q, A>): readonly Attack<Q, A>[];
}

const TWIN = "twin";

function fraction(what: string, value: number): number {
  if (!(value >= 0 && value < 1))
    throw new IncentiveError("bad-setting", `${what} must be at least 0 and less than 1, got ${value}.`);
  return value;
}

/**
 * Plays a market without an attack, and one with each attack, and says who earned what for what cost. Nothing is drawn but from the seed, so
 * the same rule and options give the same report.
 * @throws IncentiveError `bad-setting`, `bad-weights`
 */
export function measureIncentives<Q, A, S>(
  rule: IncentiveRule<Q, A, S>,
  options: MeasureOptions<Q, A> = {},
): IncentiveReport {
  const { seed = 1, chain = {}, more } = options;
  const rounds = expectInteger("rounds", options.rounds ?? 30, 10, 10_000);
  const count = expectInteger("validators", options.validators ?? 3, 1, 64);
  const workShare = fraction("workShare", options.workShare ?? 0.5);
  const tolerance = fraction("tolerance", options.tolerance ?? 0.02);
  const anyRule = rule as IncentiveRule<Q, A, unknown>;
  const honestMiners: readonly MinerPlan<Q, A>[] = rule.levels.map(level => ({
    name: honestName(level.name),
    actor: honestName(level.name),
    kind: "honest",
    level: level.name,
    make: () => honest(level),
  }));
  if (honestMiners.length === 0)
    throw new IncentiveError("bad-setting", `The rule ${rule.name} names no honest level.`);
  const honestValidators = Array.from({ length: count }, (_, i) => honestValidator(`validator ${i}`));
  const most = count + (options.attacks?.bribed ?? 1) + 1;
  const seats = Array.from({ length: most }, (_, index) => ({ index, count: most, seed }));
  const questions = seats.map(seat =>
    Array.from({ length: rounds }, (_, round) =>
      rule.challenge(createRandom(seedFor(seed, `question ${seat.index} ${round}`)), round, seat),
    ),
  );
  const known: ModelAnswers<A> = new Map();
  const play = (cast: Cast<Q, A>): MarketResult =>
    playMarket({ rule, ...cast, questions, seats, rounds, seed, chain, known });
  const bench = { rule: anyRule, workShare, tolerance };
  const quiet = { miners: honestMiners, validators: honestValidators };
  const baseline = marketReport(bench, quiet, play(quiet));
  const level = levelOf(anyRule, baseline, options.level);
  const strength = level.own === undefined ? 1 : strengthOf(TWIN, level.name, ...twinMarket(level, quiet, play));
  const attacks = chosen([...attacksOn(anyRule, level, options.attacks), ...(more?.(level) ?? [])], options.only);
  return {
    rule: rule.name,
    rounds,
    seed,
    registration: priceOfRegistration(chain),
    workShare,
    tolerance,
    baseline,
    attacks: attacks.map(attack => {
      const miners = attack.first === true ? [...attack.miners, ...honestMiners] : [...honestMiners, ...attack.miners];
      const cast = { miners, validators: [...honestValidators, ...attack.validators] };
      return attackReport(bench, attack, cast, play(cast), baseline, strength);
    }),
  };
}

/** The honest market with one more honest miner: the attackers' model in honest hands. */
function twinMarket<Q, A>(
  level: HonestLevel<Q, A>,
  { miners, validators }: Cast<Q, A>,
  play: (cast: Cast<Q, A>) => MarketResult,
): [Cast<Q, A>, MarketResult] {
  const twin: MinerPlan<Q, A> = {
    name: TWIN,
    actor: TWIN,
    kind: "honest",
    level: level.name,
    make: () => honest(ownLevel(level)),
  };
  const cast = { miners: [...miners, twin], validators };
  return [cast, play(cast)];
}

/** The level that was asked for, or the one that earned most. @throws IncentiveError `bad-setting` */
function levelOf<Q, A>(
  { name: rule, levels }: IncentiveRule<Q, A, unknown>,
  { honest: earned }: MarketReport,
  asked: string | undefined,
): HonestLevel<Q, A> {
  const best = earned.reduce((most, one) => (one.earned > most.earned ? one : most));
  const found = levels.find(({ name }) => name === (asked ?? best.level));
  if (found !== undefined) return found;
  throw new IncentiveError(
    "bad-setting",
    `The rule ${rule} has no level "${asked}"; it has ${levels.map(({ name }) => name).join(", ")}.`,
  );
}

/** The attacks that were asked for. @throws IncentiveError `bad-setting` */
function chosen<Q, A>(attacks: readonly Attack<Q, A>[], only: readonly string[] | undefined): readonly Attack<Q, A>[] {
  if (only === undefined) return attacks;
  const unknown = only.filter(name => !attacks.some(attack => attack.name === name));
  if (unknown.length > 0)
    throw new IncentiveError(
      "bad-setting",
      `There is no attack ${unknown.join(", ")}; there are ${attacks.map(({ name }) => name).join(", ")}.`,
    );
  return attacks.filter(({ name }) => only.includes(name));
}

/** What a registration takes, in rao. */
function priceOfRegistration(chain: ChainParameters): bigint {
  return new SubnetChain(chain, 1).register("price").price;
}
