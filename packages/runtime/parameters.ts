import type { Provision, SignatureVerifier } from "@waystone/frame";
import type { SubtensorConfig } from "@waystone/pallet-subtensor";
import { RuntimeError } from "./errors.ts";

/** What tells one chain's runtime from another's. */
export interface RuntimeParameters {
  /** Time between two blocks in milliseconds; clients read it as `Aura.SlotDuration`. */
  readonly blockTimeMs: bigint;
  /** Rules and initial values of the subnets, as a preset says; those of `local` if not given. */
  readonly subtensor?: SubtensorConfig;
  /** Looks a signature's verdict up, or checks it. By default each is checked where it is needed. */
  readonly verifier?: SignatureVerifier;
  /** What stands behind some ports instead of the runtime's own: for tests against recordings of other runtimes. */
  readonly ports?: readonly Provision[];
}

/** @throws RuntimeError `bad-block-time` */
export function checkParameters({ blockTimeMs }: RuntimeParameters): void {
  if (blockTimeMs < 1n || blockTimeMs > 3_600_000n)
    throw new RuntimeError(
      "bad-block-time",
      `a block time of ${blockTimeMs} ms is not possible; choose 1 ms to 1 hour`,
    );
}
