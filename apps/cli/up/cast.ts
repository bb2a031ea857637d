import { type KeyPair, keyFrom } from "@waystone/sdk";
import { REFERENCE_MARKET } from "@waystone/subnet-text";

/** What a miner of the demonstration does. */
export type MinerKind = "honest" | "liar" | "copier" | "relay";

/** A miner of the demonstration. */
export interface MinerRole {
  readonly name: string;
  readonly kind: MinerKind;
  readonly hotkey: KeyPair;
  readonly coldkey: KeyPair;
}

/** A validator of the demonstration. */
export interface ValidatorRole {
  readonly name: string;
  readonly kind: "honest" | "copier";
  readonly hotkey: KeyPair;
  readonly coldkey: KeyPair;
  /** Stake on the subnet, in rao. */
  readonly subnetStake: bigint;
}

const TAO = 1_000_000_000n;
/** The model whose answers the copier passes on as its own. */
export const COPIED = "kneser-ney-e3";

const miner = (name: string, kind: MinerKind): MinerRole => ({
  name,
  kind,
  hotkey: keyFrom(`//Waystone//text//${name}//hotkey`),
  coldkey: keyFrom(`//Waystone//text//${name}`),
});

const validator = (name: string, kind: "honest" | "copier", subnetStake: bigint): ValidatorRole => ({
  name,
  kind,
  hotkey: keyFrom(`//Waystone//text//${name}//hotkey`),
  coldkey: keyFrom(`//Waystone//text//${name}`),
  subnetStake,
});

/** The miners, the honest ones first: a copier must be the later one, or the original would count as the copy. */
export const MINERS: readonly MinerRole[] = [
  ...REFERENCE_MARKET.map(({ name }) => miner(name, "honest")),
  miner("liar", "liar"),
  miner("copier", "copier"),
  miner("relay", "relay"),
];

/** Three validators that work, and one that copies weights. */
export const VALIDATORS: readonly ValidatorRole[] = [
  validator("validator-1", "honest", 30n * TAO),
  validator("validator-2", "honest", 30n * TAO),
  validator("validator-3", "honest", 30n * TAO),
  validator("weight-copier", "copier", 30n * TAO),
];

/** Who owns the subnet and pays for everything. */
export const OWNER = { coldkey: keyFrom("//Alice"), hotkey: keyFrom("//Alice//text") } as const;
/** Who gives the others their first TAO. */
export const BANK: KeyPair = keyFrom("//Bob");

/** What each validator stakes on root, in rao. */
export const ROOT_STAKE = 2_000n * TAO;
