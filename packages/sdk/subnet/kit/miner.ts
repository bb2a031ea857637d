import { AccountId } from "@waystone/primitives";
import type { Client } from "../../chain/client.ts";
import { SdkError } from "../../errors.ts";
import { type Axon, createAxon } from "../../neuron/axon.ts";
import { NeuronError } from "../../neuron/errors.ts";
import type { AxonLimits } from "../../neuron/limits.ts";
import { AxonReply } from "../../neuron/request.ts";
import { createV10Axon, type V10Axon } from "../../neuron/v10/axon.ts";
import { v10Route } from "../../neuron/v10/route.ts";
import type { Signer } from "../../signer.ts";
import { followEpochs } from "../epoch-loop.ts";
import { readMetagraph } from "../metagraph.ts";
import { serveAxon } from "../serve.ts";
import { SYNAPSE_BYTES } from "./ask.ts";
import { SubnetError } from "./errors.ts";
import { Permits } from "./permits.ts";
import { readQuestion, writeAnswer } from "./protocol.ts";
import type { MinerBackend, Subnet } from "./subnet.ts";
import { V10_AXON_VERSION, v10Form } from "./v10.ts";

/** A wire between neurons. */
export type Wire = "btauth/1" | "v10";

/** How to run a miner. */
export interface MinerOptions<Question, Answer> {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: Signer;
  // biome-ignore lint/suspicious/noExplicitAny: a miner never sees a challenge's secret
  readonly subnet: Pick<Subnet<Question, Answer, any>, "name" | "protocol">;
  readonly backend: MinerBackend<Question, Answer>;
  /** Address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Address that is published, where it is another one. The chain does not take 127.0.0.1. */
  readonly externalIp?: string;
  readonly limits?: Partial<AxonLimits>;
  /** The wire that is spoken: `btauth/1` if not given, `v10` for callers of SDK 10, where the protocol has a synapse. */
  readonly wire?: Wire;
  /** Told of each request that was answered or refused. */
  onServed?(served: { readonly caller: string; readonly elapsedMs: number; readonly refused?: string }): void;
  /** Told of a slot that was lost or won, and of an address that was published. */
  onNote?(text: string): void;
  /** Told of what went wrong; the miner serves on. */
  onProblem(error: unknown): void;
}

/** A miner that serves. */
export interface RunningMiner {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves a subnet's questions: opens an axon that answers permitted validators only, publishes its address, and looks once an epoch
 * whether hotkey and address still stand on the chain.
 * @throws SubnetError `not-registered`; `port-taken`; SdkError where the chain does not take the address
 */
export async function runMiner<Question, Answer>(options: MinerOptions<Question, Answer>): Promise<RunningMiner> {
  const { client, netuid, onProblem } = options;
  const place = new Place(options);
  await place.ensureRegistered();
  const axon = await openAxon(options, new Permits(client, netuid)).catch((cause: unknown) => {
    if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "EADDRINUSE") throw cause;
    throw new SubnetError("port-taken", `port ${options.port} of ${options.host} is taken; choose another --port`, {
      cause,
    });
  });
  try {
    await place.begin(axon.port);
    const stop = await followEpochs({
      client,
      netuid,
      onEpoch: () => place.look(axon.port),
      onProblem,
    });
    return {
      port: axon.port,
      async stop() {
        stop();
        await axon.close();
      },
    };
  } catch (error) {
    await axon.close();
    throw error;
  }
}

/** The version under which an axon is published, by which others tell its wire. */
const versionOf = (wire: Wire | undefined): number => (wire === "v10" ? V10_AXON_VERSION : 1);

/** An axon on the wire of SDK 10. @throws SubnetError `bad-option` where the subnet has no synapse */
function openV10Axon<Q, A>(options: MinerOptions<Q, A>, permits: Permits): Promise<V10Axon> {
  const { hotkey, host, port, subnet, backend, limits, onServed } = options;
  const { protocol } = subnet;
  const form = v10Form(protocol);
  if (form === undefined)
    throw new SubnetError("bad-option", `subnet ${subnet.name} has no synapse for the wire of SDK 10; serve btauth/1`);
  return createV10Axon({
    keypair: hotkey,
    host,
    port,
    limits: { bodyBytes: protocol.limits.questionBytes + protocol.limits.answerBytes + SYNAPSE_BYTES, ...limits },
    onRefused: (error, { target }) => onServed?.({ caller: target, elapsedMs: 0, refused: error.code }),
    routes: [
      v10Route(form.kind, {
        blacklist: ({ dendrite }) => permits.authorize(dendrite.hotkey ?? ""),
        async forward(fields, { caller, signal }) {
          const began = performance.now();
          const question = asked(() => readQuestion(protocol, form.question(fields)));
          if (question instanceof NeuronError) throw question;
          const answer = writeAnswer(protocol, question, await backend.answer(question, signal));
          onServed?.({ caller, elapsedMs: performance.now() - began });
          return answer as Record<string, unknown>;
        },
      }),
    ],
  });
}

function openAxon<Q, A>(options: MinerOptions<Q, A>, permits: Permits): Promise<Axon | V10Axon> {
  if (options.wire === "v10") return openV10Axon(options, permits);
  const { hotkey, host, port, subnet, backend, limits, onServed } = options;
  const { protocol } = subnet;
  return createAxon({
    keypair: hotkey,
    host,
    port,
    authorize: permits.authorize,
    limits: { bodyBytes: protocol.limits.questionBytes, ...limits },
    onRefused: (error, { target }) => onServed?.({ caller: target, elapsedMs: 0, refused: error.code }),
    routes: {
      [protocol.path]: {
        async handler(request, { signal, caller }) {
          const began = performance.now();
          const question = asked(() => readQuestion(protocol, request.json()));
          if (question instanceof NeuronError) return new AxonReply(question.toJSON(), { status: 400 });
          const answer = writeAnswer(protocol, question, await backend.answer(question, signal));
          onServed?.({ caller, elapsedMs: performance.now() - began });
          return answer as object;
        },
      },
    },
  });
}

/** A question, or the refusal of what is none. */
function asked<Q>(read: () => Q): Q | NeuronError {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SubnetError)) throw error;
    return new NeuronError("BadBody", error.message);
  }
}

/** A miner's place on the chain: its uid, and the address under which it is found. */
class Place {
  readonly #options: MinerOptions<unknown, unknown>;
  readonly #id: AccountId;
  #uid: number | undefined;

  // biome-ignore lint/suspicious/noExplicitAny: what is asked and answered does not matter here
  constructor(options: MinerOptions<any, any>) {
    this.#options = options;
    this.#id = AccountId.from(options.hotkey.publicKey);
  }

  /** @throws SubnetError `not-registered` */
  async ensureRegistered(): Promise<void> {
    const { hotkey, netuid } = this.#options;
    const { burn, neurons } = await readMetagraph(this.#options.client, netuid);
    this.#uid = neurons.find(({ hotkeyId }) => hotkeyId === this.#id)?.uid;
    if (this.#uid === undefined)
      throw new SubnetError(
        "not-registered",
        `hotkey ${hotkey.address} has no place on subnet ${netuid}: waystone subnet register ${netuid} --hotkey ${hotkey.address} gets it one, signed by the coldkey that pays, for ${Number(burn) / 1e9} TAO now`,
      );
  }

  async publish(port: number): Promise<void> {
    const { client, hotkey, netuid, host, externalIp = host } = this.#options;
    await serveAxon(client, hotkey, netuid, externalIp, port, versionOf(this.#options.wire));
    this.#options.onNote?.(`uid ${this.#uid} of subnet ${netuid} is published as ${externalIp}:${port}`);
  }

  /** Publishes the address where the chain has another one. Where that is refused at this moment, it is tried again at the next epoch. */
  async begin(port: number): Promise<void> {
    try {
      await this.look(port);
    } catch (error) {
      // What the pool does not take is too soon after the last one; what a block refused is wrong.
      if (!(error instanceof SdkError) || error.code !== "rejected") throw error;
      this.#options.onNote?.(`the address is not published yet, and will be tried again: ${error.message}`);
    }
  }

  /** Says what changed, and publishes the address again where the chain has another one. */
  async look(port: number): Promise<void> {
    const { client, netuid, host, externalIp = host, onNote } = this.#options;
    const { neurons } = await readMetagraph(client, netuid);
    const self = neurons.find(({ hotkeyId }) => hotkeyId === this.#id);
    if (self === undefined) {
      if (this.#uid !== undefined)
        onNote?.(
          `uid ${this.#uid} of subnet ${netuid} is another's now; waystone subnet register ${netuid} gets a new place`,
        );
      this.#uid = undefined;
      return;
    }
    if (self.uid !== this.#uid) onNote?.(`the hotkey is uid ${self.uid} of subnet ${netuid} now`);
    this.#uid = self.uid;
    const version = versionOf(this.#options.wire);
    if (self.axon?.ip !== externalIp || self.axon.port !== port || self.axon.version !== version)
      await this.publish(port);
  }
}
