import { U64F64 } from "@waystone/primitives";
import type { SubtensorConfig } from "./config.ts";
import { FAST_VALUES, REFERENCE_VALUES } from "./initial.ts";
import { FAST_LIMITS, REFERENCE_LIMITS } from "./limits.ts";
import { REFERENCE_NEW_SUBNET } from "./new-subnet.ts";
import { REFERENCE_RULES, WAYSTONE_RULES } from "./rules.ts";

const TAO = 1_000_000_000n;
/** Block time in milliseconds up to which a chain is one with fast blocks. */
const FAST_UP_TO = 250n;

/** Subtensor 425 with blocks of 12 seconds, bit for bit: what the recorded vectors and traces hold for. */
export const reference: SubtensorConfig = {
  rules: REFERENCE_RULES,
  initial: REFERENCE_VALUES,
  newSubnet: REFERENCE_NEW_SUBNET,
  limits: REFERENCE_LIMITS,
};

/** Either column of `clients.md` 9.4. */
function byBlockTime(blockTimeMs: bigint): Omit<SubtensorConfig, "rules"> {
  return blockTimeMs <= FAST_UP_TO
    ? {
        initial: FAST_VALUES,
        newSubnet: { ...REFERENCE_NEW_SUBNET, tempo: FAST_VALUES.tempo },
        limits: FAST_LIMITS,
      }
    : { initial: REFERENCE_VALUES, newSubnet: REFERENCE_NEW_SUBNET, limits: REFERENCE_LIMITS };
}

/** A local chain as existing clients expect it, to the letter of `clients.md` 9. Block time in milliseconds. */
export function local(blockTimeMs: bigint): SubtensorConfig {
  const { initial, newSubnet, limits } = byBlockTime(blockTimeMs);
  return {
    rules: { ...WAYSTONE_RULES, faucet: true },
    initial: {
      ...initial,
      networkRateLimit: 0n,
      pendingChildKeyCooldown: 15n,
      // D7: clients' tests pin the price of a registration.
      burnHalfLife: 0,
      burnIncreaseMult: U64F64.ONE,
    },
    newSubnet: { ...newSubnet, burn: TAO / 10n },
    limits: { ...limits, setChildren: 15 },
  };
}

/** What our own networks share: subnets for a tenth of the price, and a week of immunity. */
const OWN_NETWORK = { networkMinLockCost: 100n * TAO, networkImmunityPeriod: 50_400n } as const;

/** A chain for development and demonstration: an epoch each 20 blocks, and no limit on how often anything is done. */
export function dev(): SubtensorConfig {
  return {
    rules: WAYSTONE_RULES,
    initial: {
      ...FAST_VALUES,
      ...OWN_NETWORK,
      tempo: 19,
      weightsSetRateLimit: 0n,
      servingRateLimit: 0n,
      networkRateLimit: 0n,
      ownerHyperparamRateLimit: 0,
      weightsVersionKeyRateLimit: 0n,
      txDelegateTakeRateLimit: 0n,
      txChildKeyTakeRateLimit: 0n,
      adminFreezeWindow: 0,
      startCallDelay: 0n,
    },
    newSubnet: { ...REFERENCE_NEW_SUBNET, tempo: 19 },
    limits: { ...FAST_LIMITS, subnetOwnerHotkey: 0, setChildren: 0 },
  };
}

/** A network of many operators, with blocks of 12 seconds. */
export function mainnet(): SubtensorConfig {
  return { ...reference, rules: WAYSTONE_RULES, initial: { ...REFERENCE_VALUES, ...OWN_NETWORK } };
}
