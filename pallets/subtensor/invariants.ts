import type { Context } from "@waystone/frame";
import { relationProblems } from "./children/invariants.ts";
import { alphaProblems } from "./coinbase/invariants.ts";
import { lockProblems } from "./locks/invariants.ts";
import { neuronProblems } from "./neurons/invariants.ts";
import { poolProblems } from "./pool/invariants.ts";
import { shareProblems } from "./shares/invariants.ts";
import { rootClaimProblems } from "./staking/invariants.ts";
import { subnetProblems } from "./subnets/invariants.ts";

/** What must hold after every block; each says what does not. */
const INVARIANTS: readonly ((ctx: Context) => readonly string[])[] = [
  neuronProblems,
  poolProblems,
  alphaProblems,
  shareProblems,
  rootClaimProblems,
  relationProblems,
  lockProblems,
  subnetProblems,
];

/** Checks all invariants of the pallet; says what does not hold. Cost: a walk through all stakes. */
export function tryState(ctx: Context): readonly string[] {
  return INVARIANTS.flatMap(check => check(ctx));
}
