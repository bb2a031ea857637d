import { type Provision, provide, type Runtime } from "@waystone/frame";
import { BalancesConfigPort } from "@waystone/pallet-balances";
import {
  AccountOrderPort,
  BlockAuthorPort,
  ParentHashPort,
  reference,
  type SubtensorConfig,
  SubtensorConfigPort,
} from "@waystone/pallet-subtensor";
import { SUBTENSOR_SWAP, SwapConfigPort } from "@waystone/pallet-swap";
import { type AccountId, ZERO_HASH } from "@waystone/primitives";
import { composeRuntime, type Pallets } from "@waystone/runtime";
import { toHex } from "@waystone/scale";

const TAO = 1_000_000_000n;

/** Account of a number, as the recording runtime has it: 256 bits, little-endian. */
export function accountOf(number: bigint): AccountId {
  return toHex(Uint8Array.from({ length: 32 }, (_, i) => Number((number >> BigInt(8 * i)) & 0xffn))) as AccountId;
}

/** Constants of the runtime in which the traces were recorded, beside those of 425 (the vectors' README). */
const RECORDED: SubtensorConfig = {
  ...reference,
  initial: {
    ...reference.initial,
    rho: 30,
    immunityPeriod: 2,
    minAllowedWeights: 0,
    minAllowedUids: 2,
    minDelegateTake: 5_898,
    servingRateLimit: 0n,
    txRateLimit: 0n,
    txDelegateTakeRateLimit: 1n,
    txChildKeyTakeRateLimit: 1n,
    burn: 0n,
    maxBurn: TAO,
    maxAllowedValidators: 100,
    difficulty: 10_000n,
    minDifficulty: 1n,
    maxDifficulty: (1n << 64n) - 1n,
    maxRegistrationsPerBlock: 3,
    networkMinLockCost: 100n * TAO,
    subnetOwnerCut: 0,
    networkLockReductionInterval: 2n,
    networkRateLimit: 0n,
    keySwapCost: TAO,
    keySwapOnSubnetCost: TAO / 100n,
    coldkeySwapAnnouncementDelay: 50,
    coldkeySwapReannouncementDelay: 10,
    taoWeight: 0n,
    maxEpochsPerBlock: 32,
  },
  limits: { ...reference.limits, hotkeySwapOnSubnet: 15, minBurnUpperBound: TAO },
};

/** A number's greatest digits come last in its account. */
const digits = (account: AccountId): string => (account.match(/[\da-f]{2}/g) ?? []).reverse().join("");

const PORTS: readonly Provision[] = [
  provide(AccountOrderPort, (a, b) => (digits(a) < digits(b) ? -1 : digits(a) > digits(b) ? 1 : 0)),
  provide(SubtensorConfigPort, RECORDED),
  provide(BalancesConfigPort, { existentialDeposit: 1n, onIssuance: () => undefined }),
  provide(SwapConfigPort, { ...SUBTENSOR_SWAP, minimumReserve: 100n, keepsSqrtPrice: false }),
  provide(BlockAuthorPort, () => accountOf(12_345n)),
  provide(ParentHashPort, () => ZERO_HASH),
];

/** This project's runtime with the constants of the one that recorded the traces. */
export function traceRuntime(): Runtime<Pallets> {
  return composeRuntime({ blockTimeMs: 12_000n, ports: PORTS });
}
