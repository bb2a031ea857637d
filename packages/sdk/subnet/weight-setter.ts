import { AccountId, type Hash, type NetUid } from "@waystone/primitives";
import * as z from "zod";
import type { Client } from "../chain/client.ts";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";
import {
  commitWeights,
  isLost,
  makeCommitment,
  mayPass,
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
  /** Told before a commitment is sent, and whenever what waits has changed: who keeps {@link WeightSetter.save} then loses no salt. */
  onChange?(): void;
}

/** A commitment that was sent. */
interface Committed {
  readonly commitment: WeightCommitment;
  /** Epoch under which the chain keeps it; null before it was seen there. */
  readonly epoch: number | null;
  /** Epoch in which it was sent. */
  readonly sent: number;
}

const u16s = z.array(z.int().min(0).max(65_535)).max(65_536);
const WAITING = z
  .array(
    z.object({
      epoch: z.int().nullable(),
      sent: z.int(),
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

/** Commitments that the chain keeps of one hotkey. */
const MOST_WAITING = 10;

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
    return this.#waiting.map(({ commitment, ...rest }) => ({
      ...rest,
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
      this.#epoch(),
      client.read<bigint>("SubtensorModule", "RevealPeriodEpochs", netuid),
    ]);
    await this.#find(now);
    const committed = now - Number(period);
    const first = this.#waiting.find(({ epoch }) => epoch === committed);
    // What is older is lost, and what is not on the chain an epoch after it was sent never came there.
    this.#keep(this.#waiting.filter(one => one !== first && (one.epoch ?? one.sent) > committed));
    if (first === undefined) return;
    try {
      await revealWeights(client, hotkey, netuid, first.commitment);
    } catch (error) {
      if (refusalOf(error) === "too-early" || mayPass(error)) this.#keep([first, ...this.#waiting]);
      throw error;
    }
  }

  /** Commits weights for a later epoch, or sets them at once where the subnet does without. @throws SdkError with the chain's error */
  async submit(weights: Weights, commitReveal: boolean): Promise<void> {
    const { client, hotkey, netuid, versionKey = 0n } = this.#options;
    if (!commitReveal) return setWeights(client, hotkey, netuid, weights, versionKey);
    const commitment = makeCommitment(this.#hotkey, netuid, weights, versionKey);
    const sent = await this.#epoch();
    // Kept before it is sent: one who is killed in between could never reveal it.
    this.#keep([...this.#waiting, { commitment, epoch: null, sent }].slice(-MOST_WAITING));
    try {
      await commitWeights(client, hotkey, netuid, commitment);
    } catch (error) {
      // What was lost on its way may be on the chain; what was refused is nowhere.
      if (!isLost(error)) this.#keep(this.#waiting.filter(one => one.commitment !== commitment));
      throw error;
    }
    await this.#find(sent);
  }

  #keep(waiting: Committed[]): void {
    this.#waiting = waiting;
    this.#options.onChange?.();
  }

  async #epoch(): Promise<number> {
    const { client, netuid } = this.#options;
    return Number(await client.read<bigint>("SubtensorModule", "SubnetEpochIndex", netuid));
  }

  /** Finds commitments on the chain. Their epoch is read and not reckoned: a commit in the block that ends an epoch belongs to the next one. */
  async #find(now: number): Promise<void> {
    if (this.#waiting.every(({ epoch }) => epoch !== null)) return;
    const { client, netuid } = this.#options;
    const queue =
      (await client.read<readonly StoredCommit[] | undefined>(
        "SubtensorModule",
        "WeightCommits",
        netuid,
        this.#hotkey,
      )) ?? [];
    const found = this.#waiting.flatMap((one): Committed[] => {
      if (one.epoch !== null) return [one];
      const stored = queue.find(([hash]) => hash === one.commitment.hash);
      if (stored !== undefined) return [{ ...one, epoch: Number(stored[1]) }];
      return one.sent < now - 1 ? [] : [one];
    });
    this.#keep(found);
  }
}
