import type { Metagraph } from "@waystone/sdk";
import { MINERS, VALIDATORS } from "./cast.ts";
import type { Ledger } from "./ledger.ts";

/** What `waystone up --json` prints at its end. Amounts are decimal strings in rao, ratios numbers from 0 to 1. */
export interface Summary {
  readonly preset: string;
  readonly blocks: number;
  readonly epochs: number;
  readonly issuanceRao: string;
  readonly conserved: boolean;
  readonly subnets: readonly {
    readonly netuid: number;
    readonly name: string;
    readonly heldOut: boolean;
    readonly miners: readonly {
      readonly uid: number;
      readonly hotkey: string;
      readonly model: string;
      readonly kind: string;
      readonly honest: boolean;
      readonly bitsPerByte: number | null;
      /** Bits per byte that the mixture would lose without it; null for those that are not mixed. */
      readonly marginalBitsPerByte: number | null;
      readonly incentive: number;
      readonly emissionRao: string;
    }[];
    readonly validators: readonly {
      readonly uid: number;
      readonly hotkey: string;
      readonly kind: string;
      readonly stakeRao: string;
      readonly dividends: number;
      readonly dividendsPerStake: number;
      readonly emissionRao: string;
    }[];
    readonly mixture: { readonly bitsPerByte: number; readonly bestMinerBitsPerByte: number; readonly bytes: number };
  }[];
}

/** What the summary is made from. */
export interface SummaryFacts {
  readonly blocks: number;
  readonly issuance: bigint;
  readonly conserved: boolean;
  readonly metagraph: Metagraph;
  readonly ledger: Ledger;
}

/** Gathers the summary: what the chain says and what was measured. */
export function summarize({ blocks, issuance, conserved, metagraph, ledger }: SummaryFacts): Summary {
  const neuronOf = new Map(metagraph.neurons.map(neuron => [neuron.hotkey, neuron]));
  const mixture = ledger.meter.report();
  return {
    preset: "dev",
    blocks,
    epochs: ledger.epochs,
    issuanceRao: issuance.toString(),
    conserved,
    subnets: [
      {
        netuid: metagraph.netuid,
        name: metagraph.name,
        heldOut: ledger.heldOut,
        miners: MINERS.map(({ name, kind, hotkey }) => ({
          uid: neuronOf.get(hotkey.address)?.uid ?? -1,
          hotkey: hotkey.address,
          model: name,
          kind,
          honest: kind === "honest",
          bitsPerByte: ledger.bitsPerByte(hotkey.address),
          marginalBitsPerByte: ledger.marginal(hotkey.address),
          incentive: neuronOf.get(hotkey.address)?.incentive ?? 0,
          emissionRao: ledger.emission(hotkey.address).toString(),
        })),
        validators: VALIDATORS.map(({ kind, hotkey }) => ({
          uid: neuronOf.get(hotkey.address)?.uid ?? -1,
          hotkey: hotkey.address,
          kind,
          stakeRao: (neuronOf.get(hotkey.address)?.totalStake ?? 0n).toString(),
          dividends: neuronOf.get(hotkey.address)?.dividends ?? 0,
          dividendsPerStake: ledger.dividendsPerStake(hotkey.address),
          emissionRao: ledger.emission(hotkey.address).toString(),
        })),
        mixture: { bitsPerByte: mixture.loss, bestMinerBitsPerByte: mixture.bestLoss, bytes: mixture.bytes },
      },
    ],
  };
}
