import type { Runtime } from "@waystone/frame";
import { composeRuntime, presetByName } from "@waystone/runtime";

/** Milliseconds between blocks of the preset `local`. */
const BLOCK_TIME_MS = 250n;

/** The runtime that the fuzzed node runs, for its codecs. It takes every signature for good. */
export function fuzzedRuntime(): Runtime {
  const subtensor = presetByName("local").subtensor(BLOCK_TIME_MS);
  return composeRuntime({ blockTimeMs: BLOCK_TIME_MS, subtensor, verifier: () => true });
}
