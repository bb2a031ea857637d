import { AccountId, type Hash } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";
import type { Client } from "./client.ts";
import { type ChainEvent, failureOf } from "./events.ts";
import { signExtrinsic } from "./extrinsic.ts";
import { poolRefusal } from "./pool-refusals.ts";
import type { CallValue } from "./types.ts";

/** How to submit. */
export interface SendOptions {
  /** The next one that the node's pool knows of, if absent. */
  readonly nonce?: number;
  /** Tip in rao. */
  readonly tip?: bigint;
  /** Blocks for which the transaction is valid; 64 if absent, 0 for ever. */
  readonly period?: number;
}

/** A transaction in a block, its call having succeeded. */
export interface SentTransaction {
  readonly block: Hash;
  readonly index: number;
  /** The events of this transaction alone. */
  readonly events: readonly ChainEvent[];
}

/** A call that can be encoded, put into a batch, or signed and sent. */
export class Submittable {
  /** The call's value, for batches and sudo. */
  readonly call: CallValue;
  readonly #client: Client;

  constructor(client: Client, call: CallValue) {
    this.#client = client;
    this.call = call;
  }

  /** SCALE bytes of the call. @throws ScaleError for arguments that do not fit their types */
  encode(): Uint8Array {
    return this.#client.schema.call.encode(this.call);
  }

  /** A signed extrinsic. */
  async sign(signer: Signer, { nonce, tip = 0n, period = 64 }: SendOptions = {}): Promise<Uint8Array> {
    const client = this.#client;
    const [head, next] = await Promise.all([
      // One that is valid for ever counts from genesis, and need not know the newest block.
      period === 0 ? { number: 0, hash: client.genesisHash } : client.head(),
      nonce ?? client.nextNonce(AccountId.from(signer.accountId)),
    ]);
    return signExtrinsic(client.schema, this.encode(), signer, {
      genesisHash: client.genesisHash,
      specVersion: client.version.specVersion,
      transactionVersion: client.version.transactionVersion,
      nonce: next,
      tip,
      period,
      era: head,
    });
  }

  /**
   * Signs, sends, and waits until a block has it.
   * @throws SdkError `rejected` where the node does not take it, `call-failed` with the chain's error where its call fails, `dropped`
   */
  async send(signer: Signer, options: SendOptions = {}): Promise<SentTransaction> {
    const bytes = await this.sign(signer, options);
    const { block, index } = await this.#watch(bytes);
    const events = (await this.#client.events(block)).filter(event => event.extrinsic === index);
    const failure = failureOf(this.#client.schema, events);
    if (failure !== undefined)
      throw new SdkError(
        "call-failed",
        `${this.#label} failed with ${failure.pallet}.${failure.name}${failure.docs === "" ? "" : `: ${failure.docs}`}`,
        { pallet: failure.pallet, name: failure.name },
      );
    return { block, index, events };
  }

  get #label(): string {
    return `${this.call.type}.${this.call.value.type}`;
  }

  /** What a node's refusal means, with the name that the chain has for it. */
  #rejected({ message, detail }: SdkError): SdkError {
    const name = poolRefusal(detail?.data);
    const why = name === undefined ? message : `${message} (${name})`;
    return new SdkError("rejected", `${this.#label} was not taken: ${why}`, {
      ...detail,
      ...(name === undefined ? {} : { name }),
    });
  }

  async #watch(bytes: Uint8Array): Promise<{ block: Hash; index: number }> {
    const { connection } = this.#client;
    const hex = toHex(bytes);
    const block = await new Promise<Hash>((resolve, reject) => {
      let stop: (() => void) | undefined;
      const end = (settle: () => void) => {
        settle();
        stop?.();
      };
      const listener = (status: unknown) => {
        if (typeof status === "object" && status !== null && "inBlock" in status)
          return end(() => resolve(status.inBlock as Hash));
        const word = typeof status === "string" ? status : Object.keys(status ?? {})[0];
        if (word === "invalid" || word === "dropped" || word === "usurped")
          end(() => reject(new SdkError("dropped", `${this.#label} was ${word} before a block had it`)));
      };
      connection
        .subscribe(["author_submitAndWatchExtrinsic", "author_unwatchExtrinsic"], [hex], listener, {
          lasting: false,
          onLost: reject,
        })
        .then(
          unsubscribe => {
            stop = unsubscribe;
          },
          error => reject(error instanceof SdkError && error.code === "rpc" ? this.#rejected(error) : error),
        );
    });
    const { block: body } = await connection.request<{ block: { extrinsics: readonly string[] } }>("chain_getBlock", [
      block,
    ]);
    return { block, index: body.extrinsics.indexOf(hex) };
  }
}
