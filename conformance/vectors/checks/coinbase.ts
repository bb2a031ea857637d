import * as pallet from "@waystone/pallet-subtensor/logic";
import { priceOf } from "@waystone/pallet-swap";
import { decayFactorQ32, expDecay, I96F32, mulQ32, powQ32, U64F64, U96F32 } from "@waystone/primitives";
import { type Expect, perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { int, show, tuples } from "../shared/shapes.ts";

/** Emission and its split, prices of registrations (runtime.md 2, 4.2, 4.5, 5.8). */
export const check = perCase((line, expect) => {
  const op = line.text("op");
  switch (op) {
    case "block_emission_for_issuance":
      return expect.equal("r", pallet.blockEmissionForIssuance(line.int("issuance")), line.raw("r"));
    case "halving_threshold":
      return halvingThreshold(line, expect);
    case "q32":
      return q32(line, expect);
    case "exp_decay":
      return expect.equal("r", expDecay(line.int("dt"), line.int("tau")), line.raw("r"));
    case "burn_price":
      return burnPrice(line, expect);
    case "network_lock_cost":
      return expect.equal("r", lockCost(line), line.raw("r"));
    case "subnet_emissions":
      return subnetEmissions(line, expect);
    case "dividend_distribution":
      return dividends(line, expect);
    default:
      throw new VectorError("unknown-kind", `op is ${op}`);
  }
});

function halvingThreshold(line: Line, expect: Expect): void {
  const smallest = line.int("smallest_issuance");
  const emission = pallet.blockEmissionForIssuance(smallest);
  expect.equal("emission_at", emission, line.raw("emission_at"));
  expect.equal("emission_before", pallet.blockEmissionForIssuance(smallest - 1n), line.raw("emission_before"));
  const bound = pallet.FULL_BLOCK_EMISSION >> line.int("k");
  expect.equal("emission_at is at most 10^9 / 2^k", emission <= bound, true);
}

function q32(line: Line, expect: Expect): void {
  const factor = decayFactorQ32(line.num("half_life"));
  expect.equal("decay_factor", factor, line.raw("decay_factor"));
  expect.equal("mul", mulQ32(line.int("value"), factor), line.raw("mul"));
  expect.equal("pow", powQ32(factor, line.num("pow_exp")), line.raw("pow"));
}

function burnPrice(line: Line, expect: Expect): void {
  const bounds = { min: line.int("min"), max: line.int("max") };
  const decayed = pallet.decayedBurn(line.int("burn"), line.num("half_life"), line.int("block"), bounds);
  expect.equal("after_decay", decayed, line.raw("after_decay"));
  const bumped = pallet.bumpedBurn(decayed, U64F64.fromBits(line.int("mult")), bounds);
  expect.equal("after_bump", bumped, line.raw("after_bump"));
}

function lockCost(line: Line): bigint {
  return pallet.networkLockCost({
    lastLock: line.int("last_lock"),
    minLock: line.int("min_lock"),
    lastLockBlock: line.int("last_lock_block"),
    block: line.int("block"),
    interval: line.int("interval"),
  });
}

function subnetEmissions(line: Line, expect: Expect): void {
  const subnets = line.lines("subnets");
  const inputs = subnets.map(subnet => ({
    movingPrice: movingPrice(subnet),
    minerBurned: U96F32.fromBits(subnet.int("miner_burned")),
    emissionEnabled: subnet.bool("emission_enabled"),
  }));
  const shares = pallet.emissionShares(inputs);
  const emissions = pallet.subnetBlockEmissions(inputs, U96F32.fromInt(line.int("block_emission")));
  for (const [i, subnet] of subnets.entries()) {
    const emission = emissions[i] ?? U96F32.ZERO;
    const at = (field: string): string => `subnets.${i}.${field}`;
    expect.equal(at("share"), shares[i], subnet.raw("share"));
    expect.equal(at("emission"), emission, subnet.raw("emission"));
    for (const [field, computed] of Object.entries(termsOf(line, subnet, emission)))
      expect.equal(at(field), computed, subnet.raw(field));
  }
}

/** Where alpha is TAO, the moving price is 1 whatever is stored. */
function movingPrice(subnet: Line): U64F64 {
  const stored = I96F32.fromBits(subnet.int("moving_price"));
  return subnet.num("mechanism") === 0 ? U64F64.ONE : U64F64.saturatingFrom(I96F32, stored);
}

function termsOf(line: Line, subnet: Line, emission: U96F32): Record<string, bigint> {
  const [tao, alphaIn] = [subnet.int("tao"), subnet.int("alpha_in")];
  const mechanism = subnet.num("mechanism");
  const price = priceOf({ mechanism, tao, alpha: alphaIn, quoteWeight: subnet.int("quote_w"), feeRate: 0 });
  const issuance = alphaIn + subnet.int("alpha_out");
  const taoWeight = pallet.fraction64(line.int("tao_weight"));
  const rootShare = pallet.rootProportion(line.int("root_tao"), taoWeight, issuance);
  const terms = pallet.subnetTerms(emission, price, pallet.blockEmissionForIssuance(issuance), rootShare);
  const next = pallet.nextMovingPrice({
    block: line.int("block"),
    firstEmissionBlock: subnet.int("first_emission_block"),
    halvingBlocks: subnet.int("ema_halving_blocks"),
    movingAlpha: I96F32.fromBits(line.int("subnet_moving_alpha")),
    price,
    movingPrice: movingPrice(subnet),
  });
  return {
    price,
    root_proportion: rootShare,
    tao_in: terms.taoIn,
    alpha_in_emission: terms.alphaIn,
    alpha_out_emission: terms.alphaOut,
    excess_tao: terms.excessTao,
    new_moving_price: next,
  };
}

function dividends(line: Line, expect: Expect): void {
  const rows = tuples(line, "rows", 3).map(([alphaStake, rootStake, dividend]) => ({
    alphaStake: int(alphaStake),
    rootStake: int(rootStake),
    dividend: U96F32.fromBits(int(dividend)),
  }));
  const taoWeight = U96F32.fromBits(line.int("tao_weight"));
  const [validator, root] = [line.int("pending_alpha"), line.int("pending_root_alpha")];
  const payouts = pallet.dividendDistribution(validator, root, taoWeight, rows);
  expect.equal("alpha", show(payouts.alpha), line.raw("alpha"));
  expect.equal("root", show(payouts.root), line.raw("root"));
}
