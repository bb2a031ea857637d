import { keyFromUri } from "@waystone/crypto";
import { dev, local, type SubtensorConfig, type SubtensorGenesis } from "@waystone/pallet-subtensor";
import type { AccountId, Rao } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { RuntimeError } from "../errors.ts";

/** Name of a genesis preset. */
export type PresetName = "local" | "dev";

/** What a chain begins with. */
export interface Preset {
  readonly name: PresetName;
  /** As clients see it in `system_chain`. */
  readonly chainName: string;
  readonly chainType: "Local" | "Development";
  /** Block time in milliseconds where none is asked for. */
  readonly blockTimeMs: bigint;
  /** Free balances at block 0, in rao. */
  readonly balances: readonly (readonly [AccountId, Rao])[];
  /** The account that may act as root. */
  readonly sudo: AccountId;
  /** Accounts that author blocks in turn; they receive the fees. */
  readonly authors: readonly AccountId[];
  /** Rules and initial values of the subnets, for a block time in milliseconds. */
  subtensor(blockTimeMs: bigint): SubtensorConfig;
  /** Subnets at block 0, for a block time in milliseconds. */
  subnets(blockTimeMs: bigint): SubtensorGenesis;
}

const TAO = 1_000_000_000n;

/** Account of a development key such as `//Alice`. */
export function devAccount(uri: string): AccountId {
  return toHex(keyFromUri(uri).publicKey) as AccountId;
}

/** Balances of the development accounts (`clients.md` 9.1). */
export function devBalances(): readonly (readonly [AccountId, Rao])[] {
  const rich = ["//Alice", "//Bob", "//Charlie"].map(uri => [devAccount(uri), 1_000_000n * TAO] as const);
  const others = ["//Dave", "//Eve", "//Ferdie", "//One", "//Two", "//Three"].map(
    uri => [devAccount(uri), 2_000n * TAO] as const,
  );
  return [...rich, ...others];
}

/** The owner of root on a chain that is played with. */
const aliceOwnsRoot = () => ({ coldkey: devAccount("//Alice"), hotkey: devAccount("//Alice_hk") });

const presets: Readonly<Record<PresetName, () => Preset>> = {
  local: () => ({
    name: "local",
    chainName: "Bittensor",
    chainType: "Local",
    blockTimeMs: 250n,
    balances: devBalances(),
    sudo: devAccount("//Alice"),
    authors: [devAccount("//One")],
    subtensor: local,
    // Only fast blocks give root an owner (`clients.md` 9.2).
    subnets: blockTimeMs => ({ apex: true, ...(blockTimeMs <= 250n ? { rootOwner: aliceOwnsRoot() } : {}) }),
  }),
  dev: () => ({
    name: "dev",
    chainName: "Waystone Development",
    chainType: "Development",
    blockTimeMs: 250n,
    balances: devBalances(),
    sudo: devAccount("//Alice"),
    authors: [devAccount("//One")],
    subtensor: dev,
    subnets: () => ({ apex: false, rootOwner: aliceOwnsRoot() }),
  }),
};

/** The preset of a name. @throws RuntimeError `unknown-preset` */
export function presetByName(name: string): Preset {
  if (name === "local" || name === "dev") return presets[name]();
  throw new RuntimeError("unknown-preset", `there is no preset "${name}"; choose ${Object.keys(presets).join(" or ")}`);
}
