import type { ChainParameters } from "../chain/parameters.ts";
import { type Neuron, SubnetChain } from "../chain/subnet-chain.ts";
import type { MinerPlan } from "../miners/strategy.ts";
import type { IncentiveRule, Seat, Sent } from "../rule.ts";
import type { ValidatorPlan, ValidatorStrategy, Weights } from "../validators/validator.ts";
import { Miners, type ModelAnswers } from "./answering.ts";
import { chainWeights } from "./weights.ts";

/** What is played: who mines in which order of registration, who validates, and how long. */
export interface MarketSetting<Q, A, S> {
  readonly rule: IncentiveRule<Q, A, S>;
  readonly miners: readonly MinerPlan<Q, A>[];
  readonly validators: readonly ValidatorPlan[];
  /** By seat, then by round. */
  readonly questions: readonly (readonly Q[])[];
  readonly seats: readonly Seat[];
  readonly rounds: number;
  readonly seed: number;
  readonly chain: ChainParameters;
  readonly known: ModelAnswers<A>;
}

/** What a neuron earned in the rounds in which miners were paid. */
export interface NeuronResult {
  readonly uid: number;
  readonly name: string;
  /** Alpha, in rao. */
  readonly earned: bigint;
  /** Mean of what it earned in an epoch over what it had staked, once bonds have formed. */
  readonly return: number;
}

/** How a market ended. */
export interface MarketResult {
  readonly miners: readonly NeuronResult[];
  readonly validators: readonly NeuronResult[];
  /** Units of work by actor. */
  readonly units: ReadonlyMap<string, number>;
  /** Rounds in which miners were paid. */
  readonly paidRounds: number;
  /** What of the chain's invariants did not hold. */
  readonly violations: readonly string[];
}

/** Paid epochs until bonds have formed; who came later or reads what others reveal is behind in these, whatever its rule. */
const FORMING = 5;

interface Place<P> {
  readonly plan: P;
  readonly neuron: Neuron;
  earned: bigint;
  return: number;
}

function inTime<A>(sent: readonly Sent<A>[], timeoutMs: number): readonly Sent<A>[] {
  return sent.filter(({ latencyMs }) => latencyMs <= timeoutMs).toSorted((a, b) => a.latencyMs - b.latencyMs);
}

/**
 * Plays a market on a chain of its own: an epoch a round, in which validators reveal what they committed before, ask, judge and commit anew.
 * What a neuron earns is what the epoch put on its hotkey. The same setting gives the same result.
 * @throws IncentiveError
 */
export function playMarket<Q, A, S>(setting: MarketSetting<Q, A, S>): MarketResult {
  const { rule, rounds, questions, seats } = setting;
  const chain = new SubnetChain(setting.chain, setting.validators.length);
  const place = <P extends { readonly name: string }>(plan: P): Place<P> => ({
    plan,
    neuron: chain.register(plan.name),
    earned: 0n,
    return: 0,
  });
  const validators = setting.validators.map(plan => ({ ...place(plan), strategy: plan.make() }));
  const miners = setting.miners.map(place);
  chain.stakeEqually(validators.map(({ neuron }) => neuron));
  // The first epoch gives permits to those who have stake.
  chain.toNextEpoch();

  const working = new Miners(rule as IncentiveRule<Q, A, unknown>, setting.miners, setting.seed, setting.known);
  const states = validators.map((_, i) => rule.begin(seats[i] as Seat));
  const uids = new Set(miners.map(({ neuron }) => neuron.uid));
  const candidates = miners.map(({ neuron: { uid, hotkey, registeredAt } }) => ({ uid, hotkey, registeredAt }));

  const judge = (seat: number, round: number): Weights => {
    const question = questions[seat]?.[round] as Q;
    const sent = working.answer(question, round, seat);
    const answers = miners.flatMap(({ plan, neuron }) => {
      const arrived = inTime(sent.get(plan.name) ?? [], rule.timeoutMs);
      return arrived.length === 0 ? [] : [[neuron.uid, arrived] as const];
    });
    return rule.score(question, new Map(answers), states[seat] as S, candidates);
  };
  const revealed = (): ReturnType<Parameters<ValidatorStrategy["weigh"]>[0]["revealed"]> => {
    const rows = chain.weights();
    return validators.flatMap(({ neuron }) => {
      const row = rows.get(neuron.uid);
      return row === undefined
        ? []
        : [{ uid: neuron.uid, weights: new Map(row), stake: Number(chain.stakeOf(neuron)) }];
    });
  };
  const minersOf = (actor: string): number[] =>
    miners.filter(({ plan }) => plan.actor === actor).map(({ neuron }) => neuron.uid);

  let paidRounds = 0;
  for (let round = 0; round < rounds; round++) {
    chain.reveal();
    const rows = validators.map(({ neuron, strategy }, seat) => ({
      neuron,
      weights: chainWeights(
        strategy.weigh({ uid: neuron.uid, judge: () => judge(seat, round), revealed, minersOf }),
        uids,
      ),
    }));
    chain.submit(rows.filter(({ weights }) => weights.uids.length > 0));
    const all: readonly Place<unknown>[] = [...validators, ...miners];
    const before = all.map(({ neuron }) => chain.stakeOf(neuron));
    chain.toNextEpoch();
    const gains = all.map(({ neuron }, i) => chain.stakeOf(neuron) - (before[i] ?? 0n));
    if (!gains.slice(validators.length).some(gain => gain > 0n)) continue;
    paidRounds++;
    all.forEach((one, i) => {
      const [gain, had] = [gains[i] ?? 0n, before[i] ?? 0n];
      one.earned += gain;
      if (paidRounds > FORMING) one.return += had > 0n ? Number(gain) / Number(had) : 0;
    });
  }
  const result = ({ plan, neuron, earned, return: sum }: Place<MinerPlan<Q, A> | ValidatorPlan>): NeuronResult => ({
    uid: neuron.uid,
    name: plan.name,
    earned,
    return: paidRounds > FORMING ? sum / (paidRounds - FORMING) : 0,
  });
  const actors = new Set(setting.miners.map(({ actor }) => actor));
  return {
    miners: miners.map(result),
    validators: validators.map(result),
    units: new Map([...actors].map(actor => [actor, working.unitsOf(actor)])),
    paidRounds,
    violations: chain.violations(),
  };
}
