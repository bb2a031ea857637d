import { AccountId, type Hash, type NetUid } from "@waystone/primitives";
import * as z from "zod";
import type { Client } from "../chain/client.ts";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";
import {
  commitWeights,
  makeCommitment,
  refusalOf,
  revealWeights,
  setWeights,
  type WeightCommitment,
  type Weights,
} from "./weights.ts";

/** Whose weights, and where. */
export interface WeightSetterOptions {
  readonly client: Client;
  readonly netuid: NetUid;
  readonly hotkey: Signer;
  readonly versionKey?: bigint;
}

/** A commitment that the chain has, with the epoch under which it keeps it. */
interface Committed {
  readonly commitment: WeightCommitment;
  readonly epoch: number;
}

const u16s = z.array(z.int().min(0).max(65_535)).max(65_536);
const WAITING = z
  .array(
    z.object({
      epoch: z.int(),
      commitment: z.object({
        uids: u16s,
        values: u16s,
        salt: u16s,
        versionKey: z
          .string()
          .regex(/^\d{1,20}$/)
          .transform(BigInt),
        hash: z
          .string()
          .regex(/^0x[0-9a-f]{64}$/)
          .transform(hash => hash as Hash),
      }),
    }),
  )
  .max(10);

/** A waiting commit as the chain stores it: hash, epoch, block, and a field that is always 0. */
type StoredCommit = readonly [Hash, bigint, bigint, bigint];

/**
 * Sets a validator's weights epoch by epoch: with commit–reveal it commits anew each epoch and reveals what it committed as many epochs
 * before as the subnet's reveal period says; without it sets them in the clear. A commitment that came too early is kept for one more
 * try; one that is too late is lost.
 */
export class WeightSetter {
  readonly #options: WeightSetterOptions;
  readonly #hotkey: AccountId;
  /** What waits for its reveal, oldest first; at most the 10 that the chain keeps. */
  #waiting: Committed[] = [];

  constructor(options: WeightSetterOptions) {
    this.#options = options;
    this.#hotkey = AccountId.from(options.hotkey.publicKey);
  }

  /** What waits for its reveal, as JSON: lost, it could never be revealed. */
  save(): unknown {
    return this.#waiting.map(({ commitment, epoch }) => ({
      epoch,
      commitment: { ...commitment, versionKey: commitment.versionKey.toString() },
    }));
  }

  /** Goes on from what was kept. @throws SdkError `bad-arguments` */
  restore(state: unknown): void {
    const parsed = WAITING.safeParse(state);
    if (!parsed.success)
      throw new SdkError(
        "bad-arguments",
        "the commitments that were kept cannot be read; they can no longer be revealed",
      );
    this.#waiting = parsed.data;
  }

  /** Reveals what is due in this epoch, if anything is. Call it first in an epoch. @throws SdkError with the chain's error */
  async reveal(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const { client, hotkey, netuid } = this.#options;
    const [now, period] = await Promise.all([
      client.read<bigint>("SubtensorModule", "SubnetEpochIndex", netuid),
      client.read<bigint>("SubtensorModule", "RevealPeriodEpochs", netuid),
    ]);
    const committed = Number(now - period);
    this.#waiting = this.#waiting.filter(({ epoch }) => epoch >= committed);
    const [first] = this.#waiting;
    if (first === undefined || first.epoch > committed) return;
    this.#waiting.shift();
    try {
      await revealWeights(client, hotkey, netuid, first.commitment);
    } catch (error) {
      if (refusalOf(error) === "too-early") this.#waiting.unshift(first);
      throw error;
    }
  }

  /** Commits weights for a later epoch, or sets them at once where the subnet does without. @throws SdkError with the chain's error */
  async submit(weights: Weights, commitReveal: boolean): Promise<void> {
    const { client, hotkey, netuid, versionKey = 0n } = this.#options;
    if (!commitReveal) return setWeights(client, hotkey, netuid, weights, versionKey);
    const commitment = makeCommitment(this.#hotkey, netuid, weights, versionKey);
    await commitWeights(client, hotkey, netuid, commitment);
    this.#waiting.push({ commitment, epoch: await this.#epochOf(commitment.hash) });
  }

  /** The epoch is read and not reckoned: a commit in the block that ends an epoch belongs to the next one. */
  async #epochOf(hash: Hash): Promise<number> {
    const { client, netuid } = this.#options;
    const queue = await client.read<readonly StoredCommit[] | undefined>(
      "SubtensorModule",
      "WeightCommits",
      netuid,
      this.#hotkey,
    );
    const stored = queue?.find(([committed]) => committed === hash);
    if (stored === undefined)
      throw new SdkError("call-failed", `the commit ${hash} of weights on subnet ${netuid} is not on the chain`);
    return Number(stored[1]);
  }
}
