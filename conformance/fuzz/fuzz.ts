import fc from "fast-check";
import type { Target } from "./target.ts";
import { axon } from "./targets/axon.ts";
import { codecs } from "./targets/codecs.ts";
import { keyfile } from "./targets/keyfile.ts";
import { miners } from "./targets/miners.ts";
import { pool } from "./targets/pool.ts";
import { rpc } from "./targets/rpc.ts";
import { settings } from "./targets/settings.ts";

/** Everything that takes something from outside. Their shares sum to 1. */
export const TARGETS: readonly Target[] = [codecs, rpc, pool, keyfile, axon, settings, miners];

/** What came of one target. */
export interface Fuzzed {
  readonly name: string;
  readonly cases: number;
  readonly seconds: number;
  /** The fault and the smallest case that shows it; `undefined` for none. */
  readonly fault: string | undefined;
}

/** Throws so many cases at a target. The same seed throws the same. */
export async function fuzz(target: Target, cases: number, seed: number): Promise<Fuzzed> {
  const began = performance.now();
  let fault: string | undefined;
  const { property, end } = await target.begin();
  try {
    const outcome = await fc.check(property as fc.IAsyncProperty<unknown>, { numRuns: cases, seed });
    if (outcome.failed) {
      const { errorInstance: error } = outcome;
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      fault = `${fc.defaultReportMessage(outcome)}\n${why}`;
    }
  } finally {
    try {
      await end();
    } catch (error) {
      fault ??= error instanceof Error ? error.message : String(error);
    }
  }
  return { name: target.name, cases, seconds: (performance.now() - began) / 1000, fault };
}
