import { tryState } from "@waystone/frame";
import type { AccountId } from "@waystone/primitives";
import { expect } from "vitest";
import type { SubtensorConfig } from "../config/config.ts";
import { account, type Bench, bench } from "../mock.ts";

export const TAO = 1_000_000_000n;
/** An owner with 10,000 TAO and its hotkey, a miner with 1000 TAO and its hotkey, and somebody without TAO. */
export const [OWNER, OWNER_HOT, MINER, MINER_HOT, STRANGER] = [
  account(301),
  account(302),
  account(303),
  account(304),
  account(305),
];

/** A bench with what tests of calls ask for. */
export interface CallsBench extends Bench {
  /** Expects a call to fail with an error, and to leave nothing. */
  fails(error: string, name: string, args: unknown, who?: AccountId): void;
  /** Expects that all invariants hold. */
  holds(): void;
}

/** Root, subnet 1, and money for OWNER and MINER. */
export function callsBench(config?: SubtensorConfig): CallsBench {
  const b = bench(config);
  b.fund(OWNER, 10_000n * TAO);
  b.fund(MINER, 1_000n * TAO);
  b.store.takeEvents();
  return {
    ...b,
    fails(error, name, args, who) {
      const before = b.store.changes();
      b.store.takeEvents();
      expect(() => b.call(name, args, who)).toThrow(error);
      expect(b.store.changes()).toEqual(before);
      expect(b.store.takeEvents()).toEqual([]);
    },
    holds() {
      expect(tryState(b.ctx.runtime, b.store)).toEqual([]);
    },
  };
}

/** The same with subnet 2, of OWNER; it is not started. */
export function subnetBench(config?: SubtensorConfig): CallsBench {
  const b = callsBench(config);
  b.call("register_network", { hotkey: OWNER_HOT }, OWNER);
  b.store.takeEvents();
  return b;
}
