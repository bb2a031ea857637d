/** A neuron as the page shows it. Amounts are decimal strings in 10⁻⁹ parts, ratios numbers from 0 to 1. */
export interface NeuronRow {
  readonly uid: number;
  readonly name: string;
  readonly kind: string;
  readonly hotkey: string;
  readonly validator: boolean;
  readonly stake: string;
  /** Of validators: how much of their weights the others agree with. */
  readonly trust: number;
  readonly consensus: number;
  readonly incentive: number;
  readonly dividends: number;
  readonly emission: string;
  readonly bitsPerByte: number | null;
  /** Bits per byte that the mixture would lose without it. */
  readonly marginal: number | null;
}

/** What was measured after one epoch: bits per byte by miner's name, and of the mixture. */
export interface Measure {
  readonly epoch: number;
  readonly block: number;
  readonly miners: Readonly<Record<string, number>>;
  readonly mixture: number | null;
}

/** A block as the page shows it. */
export interface BlockRow {
  readonly number: number;
  readonly hash: string;
  /** Time in milliseconds since 1970. */
  readonly at: number;
  /** Calls with who made them; inherents are left out. */
  readonly extrinsics: readonly { readonly call: string; readonly signer: string; readonly ok: boolean }[];
  /** Events by pallet and name with their fields as text; those of every block are left out. */
  readonly events: readonly { readonly name: string; readonly detail: string }[];
}

/** Paid out of root's dividends in nearly every block: told in the company of others only. */
const QUIET = "SubtensorModule.RootClaimed";

/** Whether something happened in a block that a reader would look for. */
export function isBusy({ extrinsics, events }: BlockRow): boolean {
  return extrinsics.length > 0 || events.some(({ name }) => name !== QUIET);
}

/** Everything that the page shows. */
export interface ExplorerState {
  readonly chain: string;
  readonly subnet:
    | {
        readonly netuid: number;
        readonly name: string;
        readonly price: number;
        readonly taoIn: string;
        readonly alphaIn: string;
      }
    | undefined;
  readonly issuance: string;
  readonly neurons: readonly NeuronRow[];
  readonly measures: readonly Measure[];
  readonly blocks: readonly BlockRow[];
}
