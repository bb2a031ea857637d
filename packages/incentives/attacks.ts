import type { Random } from "@waystone/sdk/subnet";
import { copier, replayer } from "./miners/copier.ts";
import { floodOfGiants, floodOfMany } from "./miners/flooder.ts";
import { honest } from "./miners/honest.ts";
import { late } from "./miners/late.ts";
import { constant, seldom } from "./miners/lazy.ts";
import { liar } from "./miners/liar.ts";
import type { MinerKind, MinerPlan, MinerStrategy } from "./miners/strategy.ts";
import { sybil } from "./miners/sybil.ts";
import { type HonestLevel, type IncentiveRule, ownLevel } from "./rule.ts";
import { bribedValidator, copyingValidator } from "./validators/strategies.ts";
import type { ValidatorPlan } from "./validators/validator.ts";

/** Who joins an honest market to attack it. */
export interface Attack<Q, A> {
  readonly name: string;
  /** What the attackers do, in a sentence. */
  readonly what: string;
  /** The honest level to which the attackers are held. */
  readonly level: string;
  readonly miners: readonly MinerPlan<Q, A>[];
  readonly validators: readonly ValidatorPlan[];
  /** Whether the attackers ask a model of their own, so that what they would earn by honesty is measured with that one. */
  readonly ownModel?: boolean;
  /** Whether the attackers register before the honest miners; they come last if not. */
  readonly first?: boolean;
}

/** How large the attacks are. */
export interface AttackOptions {
  /** Neurons of a ring or of a sybil; 4 if not given. */
  readonly neurons?: number;
  /** Validators that a ring bribes; 1 if not given. */
  readonly bribed?: number;
  /** Share of a bribed validator's weight that goes to the ring; a half if not given. */
  readonly bribe?: number;
  /** How often a flooder sends its answer; 50 if not given. */
  readonly flood?: number;
}

const ATTACKER = "attacker";
/** A relay takes a hundredth of the time-out: an answer cannot be passed on before it is there. */
const RELAY = 100;

/** An attack by neurons that all do the same. */
interface Plain<Q, A> extends Pick<Attack<Q, A>, "name" | "what" | "first" | "ownModel"> {
  readonly kind: MinerKind;
  /** How many; one if not given. */
  readonly neurons?: number;
  readonly validators?: readonly ValidatorPlan[];
  make(): MinerStrategy<Q, A>;
}

/** The name of the honest miner of a level. */
export function honestName(level: string): string {
  return `honest ${level}`;
}

/** The attacks that need nothing but the rule and a level. */
function plainAttacks<Q, A>(
  { timeoutMs }: IncentiveRule<Q, A, unknown>,
  level: HonestLevel<Q, A>,
  { neurons, bribed, bribe, flood }: Required<AttackOptions>,
): Plain<Q, A>[] {
  const [mine, victim] = [ownLevel(level), honestName(level.name)];
  const relayMs = timeoutMs / RELAY;
  const bribes = Array.from({ length: bribed }, (_, i) => bribedValidator(`bribed ${i}`, ATTACKER, bribe));
  return [
    {
      name: "lazy: seldom",
      what: "Works in one round of four and is silent in the others.",
      kind: "lazy",
      make: () => seldom(mine, 4),
      ownModel: true,
    },
    {
      name: "lazy: constant",
      what: "Works once and sends that answer to every question.",
      kind: "lazy",
      make: () => constant(mine),
      ownModel: true,
    },
    {
      name: "late",
      what: "A machine of half the price: half of the answers miss the time-out.",
      kind: "late",
      make: () => late(mine, timeoutMs),
      ownModel: true,
    },
    {
      name: "copier",
      what: "Relays another's answer at once.",
      kind: "copier",
      make: () => copier(victim, { delayMs: relayMs }),
    },
    {
      name: "copier: delayed",
      what: "Relays another's answer half a time-out later.",
      kind: "copier",
      make: () => copier(victim, { delayMs: timeoutMs / 2 }),
    },
    {
      name: "copier: first",
      what: "Relays another's answer, from a neuron that is older than the other's.",
      kind: "copier",
      make: () => copier(victim, { delayMs: relayMs }),
      first: true,
    },
    {
      name: "replayer",
      what: "Sends what another sent to the question before.",
      kind: "replayer",
      make: () => replayer(victim),
    },
    {
      name: "ring",
      what: "One model behind several neurons.",
      kind: "colluder",
      make: () => honest(mine),
      neurons,
      ownModel: true,
    },
    {
      name: "ring: bribes",
      what: "The same, and validators are bribed to weigh it.",
      kind: "colluder",
      make: () => honest(mine),
      neurons,
      ownModel: true,
      validators: bribes,
    },
    {
      name: "flooder: many",
      what: "Sends its answer many times over.",
      kind: "flooder",
      make: () => floodOfMany(mine, flood),
      ownModel: true,
    },
    {
      name: "weight copier",
      what: "A validator that asks nobody and sets what others have revealed.",
      kind: "honest",
      make: () => honest(mine),
      neurons: 0,
      validators: [copyingValidator("copying")],
    },
  ];
}

/** The attacks that need what a rule need not give: a disguise, a lie, a giant. */
function givenAttacks<Q, A>(
  rule: IncentiveRule<Q, A, unknown>,
  level: HonestLevel<Q, A>,
  { neurons }: Required<AttackOptions>,
): Plain<Q, A>[] {
  const [mine, victim] = [ownLevel(level), honestName(level.name)];
  const { disguise, lie, giant, timeoutMs } = rule;
  const found: Plain<Q, A>[] = [];
  if (giant !== undefined)
    found.push({
      name: "flooder: giant",
      what: "Sends its answer blown up.",
      kind: "flooder",
      make: () => floodOfGiants(mine, answer => giant.call(rule, answer)),
      ownModel: true,
    });
  if (lie !== undefined)
    found.push({
      name: "liar",
      what: "Makes its answers up.",
      kind: "liar",
      make: () => liar((question, random) => lie.call(rule, question, random), timeoutMs / 100),
    });
  if (disguise === undefined) return found;
  const masked = (answer: A, random: Random): A => disguise.call(rule, answer, random);
  return [
    ...found,
    {
      name: "copier: disguised",
      what: "Relays another's answer with noise on it.",
      kind: "copier",
      make: () => copier(victim, { delayMs: timeoutMs / RELAY, disguise: masked }),
    },
    {
      name: "sybil",
      what: "One model behind several neurons, each with noise of its own.",
      kind: "sybil",
      make: () => sybil(mine, masked),
      neurons,
      ownModel: true,
    },
  ];
}

/**
 * The attacks of the bench on one level of honest work. Those that need what the rule does not give (a disguise, a lie, a giant) are not
 * among them.
 */
export function attacksOn<Q, A>(
  rule: IncentiveRule<Q, A, unknown>,
  level: HonestLevel<Q, A>,
  { neurons = 4, bribed = 1, bribe = 0.5, flood = 50 }: AttackOptions = {},
): Attack<Q, A>[] {
  const sizes = { neurons, bribed, bribe, flood };
  return [...plainAttacks(rule, level, sizes), ...givenAttacks(rule, level, sizes)].map(
    ({ kind, make, neurons: count = 1, ...attack }) => ({
      validators: [],
      ...attack,
      level: level.name,
      miners: Array.from({ length: count }, (_, i) => ({
        name: count === 1 ? ATTACKER : `${ATTACKER} ${i}`,
        actor: ATTACKER,
        kind,
        level: level.name,
        make,
      })),
    }),
  );
}
