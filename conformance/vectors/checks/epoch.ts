import * as epoch from "@waystone/pallet-subtensor/logic";
import { perCase } from "../runner/check.ts";
import type { Line } from "../runner/line.ts";
import { flags, int, ints, show, showFlags, showSparse, sparseRow, tuple, tuples } from "../shared/shapes.ts";

/** Whole epochs of one mechanism, with their intermediate values where the case has them (runtime.md 3). */
export const check = perCase((line, expect) => {
  const input = inputOf(line.line("in"));
  const steps = line.has("steps") ? line.line("steps") : undefined;
  const seen: string[] = [];
  const output = epoch.runEpoch(input, (step, value) => {
    if (steps === undefined) return;
    seen.push(step);
    expect.equal(`steps.${step}`, showStep(value), steps.raw(step));
  });
  if (steps !== undefined) expect.equal("names of the steps", seen, steps.keys());
  const out = line.line("out");
  for (const [field, computed] of Object.entries({
    stake: show(output.stake),
    stake_weight: show(output.stakeWeight),
    consensus: show(output.consensus),
    validator_trust: show(output.validatorTrust),
    incentive: show(output.incentive),
    dividend: show(output.dividends),
    server_emission: show(output.serverEmission),
    validator_emission: show(output.validatorEmission),
    emission: show(output.emission),
    active: showFlags(output.active),
    new_permit: showFlags(output.validatorPermits),
    bonds: showSparse(output.bonds),
  }))
    expect.equal(`out.${field}`, computed, out.raw(field));
});

/** An epoch's input from the state that a case describes. */
export function inputOf(state: Line): epoch.EpochInput {
  const tempo = state.num("tempo");
  const n = state.num("n");
  return {
    n,
    tempo,
    block: state.int("block"),
    activityCutoff: epoch.activityCutoff("factor", {
      blocks: 0,
      factorMilli: state.num("activity_cutoff_factor_milli"),
      tempo,
    }),
    lastMechanismStepBlock: state.int("last_mechanism_step_block"),
    stake: stakeOf(state, n),
    stakeThreshold: state.int("stake_threshold"),
    ownerUid: state.raw("owner_uid") === null ? undefined : state.num("owner_uid"),
    maxAllowedValidators: state.num("max_allowed_validators"),
    validatorPermits: flags(state.text("permit")),
    lastUpdate: ints(state.text("last_update")),
    registeredAt: ints(state.text("registered_at")),
    weights: state.texts("weights").map(row => sparseRow(row, Number)),
    bonds: state.texts("bonds").map(row => sparseRow(row, Number)),
    commitBlocks: state.bool("commit_reveal") ? commitBlocksOf(state, n) : undefined,
    kappa: state.num("kappa"),
    bondsPenalty: state.num("bonds_penalty"),
    bondsMovingAverage: state.int("bonds_moving_average"),
    yuma3On: state.bool("yuma3"),
    liquidAlphaOn: state.bool("liquid_alpha"),
    alphaValues: [state.num("alpha_low"), state.num("alpha_high")],
    alphaSigmoidSteepness: state.num("alpha_sigmoid_steepness"),
    emission: state.int("rao_emission"),
  };
}

function stakeOf(state: Line, n: number): epoch.EpochInput["stake"] {
  const links = tuples(state, "children", 3).map(([parent, child, proportion]) => ({
    parent: Number(int(parent)),
    child: Number(int(child)),
    proportion: int(proportion),
  }));
  const taoWeight = epoch.fraction64(state.int("tao_weight"));
  const [alpha, root] = [ints(state.text("alpha_stake")), ints(state.text("root_stake"))];
  const inherited = (stake: readonly bigint[], uid: number): bigint =>
    epoch.inheritedStake(
      stake[uid] ?? 0n,
      links.filter(link => link.parent === uid).map(link => link.proportion),
      links
        .filter(link => link.child === uid)
        .map(link => ({ stake: stake[link.parent] ?? 0n, proportion: link.proportion })),
    );
  return Array.from({ length: n }, (_, uid) =>
    epoch.weightedStake(inherited(alpha, uid), inherited(root, uid), taoWeight),
  );
}

function commitBlocksOf(state: Line, n: number): epoch.Blocks {
  const pairs = (list: unknown, count: number): (readonly unknown[])[] =>
    Array.isArray(list) ? list.map(item => tuple(item, count)) : [];
  const hashed = tuples(state, "weight_commits", 2).map(
    ([uid, queue]) =>
      [Number(int(uid)), pairs(queue, 2).map(([at, block]) => ({ epoch: int(at), block: int(block) }))] as const,
  );
  const timelocked = tuples(state, "timelocked_commits", 2).flatMap(([at, list]) =>
    pairs(list, 2).map(([uid, block]) => [Number(int(uid)), { epoch: int(at), block: int(block) }] as const),
  );
  // Nothing is pending and the last step is no block ago, so only the tempo says whether an epoch is due: one that counts as begun.
  const isDue = state.int("block") - state.int("last_epoch_block") >= state.int("tempo");
  const current = state.int("epoch_index") + (isDue ? 1n : 0n);
  return epoch.firstCommitBlocks(n, { hashed, timelocked }, current, state.int("reveal_period"));
}

function isMatrix(value: epoch.EpochSteps[keyof epoch.EpochSteps]): value is epoch.SparseMatrix {
  return value.some(row => Array.isArray(row));
}

function showStep(value: epoch.EpochSteps[keyof epoch.EpochSteps]): string | string[] {
  return isMatrix(value) ? showSparse(value) : show(value);
}
