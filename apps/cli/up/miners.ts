import type { Client } from "@waystone/sdk";
import { createDendrite, NeuronError } from "@waystone/sdk/neuron";
import { type RunningMiner, runMiner, SubnetError } from "@waystone/sdk/subnet";
import {
  answering,
  askOverNetwork,
  Copier,
  type Corpus,
  Liar,
  localBackend,
  type MinerBackend,
  REFERENCE_MARKET,
  Relay,
  type TrainedMiner,
  textSubnet,
  trainInWorkers,
} from "@waystone/subnet-text";
import { COPIED, MINERS, type MinerRole } from "./cast.ts";

/** Address under which the demonstration's axons are published: loopback, but not 127.0.0.1, which the chain does not take. */
const HOST = "127.0.0.2";
const FIRST_PORT = 8091;
const LAST_PORT = 8991;
/** Requests that one validator may make of one miner a second: a round is six challenges, and the gateway asks byte by byte. */
const REQUESTS_A_SECOND = 400;

/** Models that train, or are trained. */
export interface Training {
  /** Tells of each model that can be asked, of the ones before as well. @returns when all are told of; rejects if one cannot be trained */
  each(listener: (miner: TrainedMiner) => void): Promise<void>;
  /** Ends the training of those that still train; they are never told of. */
  cancel(): void;
}

/** Starts to train the market's models, each in a thread of its own, while the chain is still being set up. */
export function startTraining(corpus: Corpus, onStep: (text: string) => void): Training {
  onStep(`training ${REFERENCE_MARKET.length} models in threads`);
  const ready: TrainedMiner[] = [];
  const listeners: ((miner: TrainedMiner) => void)[] = [];
  const ended = new AbortController();
  const all = trainInWorkers(REFERENCE_MARKET, {
    corpus,
    signal: ended.signal,
    onTrained(miner) {
      onStep(`${miner.name} is trained`);
      ready.push(miner);
      for (const listener of listeners) listener(miner);
    },
  });
  // Whoever listens hears of a failure; until then it is not an unhandled one.
  all.catch(() => undefined);
  return {
    async each(listener) {
      listeners.push(listener);
      for (const miner of ready) listener(miner);
      await all.catch((error: unknown) => {
        if (!ended.signal.aborted) throw error;
      });
    },
    cancel: () => ended.abort(),
  };
}

/** What the miners need. */
export interface MinersOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly training: Training;
  /** Told of what went wrong with one miner; the others go on. */
  onProblem(who: string, error: unknown): void;
}

/** All miners of the demonstration, serving or about to. */
export interface RunningMiners {
  stop(): Promise<void>;
}

/**
 * Serves each model as soon as it is trained: the network does not wait for the slowest. Those that need no training serve at once, and
 * are served when this returns.
 */
export async function startMiners({ client, netuid, training, onProblem }: MinersOptions): Promise<RunningMiners> {
  const running: RunningMiner[] = [];
  const backends: MinerBackend[] = [];
  const roleOf = (name: string): MinerRole => MINERS.find(role => role.name === name) ?? fail(name);
  let port = FIRST_PORT;
  const serve = async (role: MinerRole, backend: MinerBackend): Promise<void> => {
    backends.push(backend);
    while (port <= LAST_PORT) {
      const mine = port++;
      try {
        running.push(
          await runMiner({
            client,
            netuid,
            hotkey: role.hotkey,
            subnet: textSubnet,
            backend: answering(backend),
            host: HOST,
            port: mine,
            limits: { requestsPerSecond: REQUESTS_A_SECOND, burst: 4 * REQUESTS_A_SECOND },
            onProblem: error => onProblem(role.name, error),
          }),
        );
        return;
      } catch (error) {
        if (!(error instanceof SubnetError) || error.code !== "port-taken") throw error;
      }
    }
    throw new NeuronError(
      "BadTarget",
      `no port from ${FIRST_PORT} to ${LAST_PORT} is free for the axon of ${role.name}`,
    );
  };
  await serve(roleOf("liar"), localBackend(new Liar(1)));
  const relay = roleOf("relay");
  const dendrite = createDendrite({ keypair: relay.hotkey });
  await serve(relay, new Relay(askOverNetwork({ client, netuid, dendrite, except: new Set([relay.hotkey.address]) })));
  const serving: Promise<void>[] = [];
  const attempt = (role: MinerRole, backend: MinerBackend): void => {
    serving.push(serve(role, backend).catch(error => onProblem(role.name, error)));
  };
  const told = training
    .each(({ name, backend }) => {
      attempt(roleOf(name), backend);
      if (name === COPIED) attempt(roleOf("copier"), new Copier(backend));
    })
    .catch(error => onProblem("training", error));
  return {
    async stop() {
      training.cancel();
      await told;
      await Promise.all(serving);
      await Promise.all(running.map(miner => miner.stop()));
      await Promise.all(backends.map(backend => backend.close()));
    },
  };
}

function fail(name: string): never {
  throw new NeuronError("BadTarget", `the demonstration has no miner "${name}"`);
}
