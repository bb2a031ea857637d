import type { Client } from "@waystone/sdk";
import { createDendrite, NeuronError } from "@waystone/sdk/neuron";
import {
  askOverNetwork,
  Copier,
  type Corpus,
  Liar,
  localBackend,
  type MinerBackend,
  REFERENCE_MARKET,
  Relay,
  type RunningMiner,
  runMiner,
  trainInWorkers,
} from "@waystone/subnet-text";
import { COPIED, MINERS, type MinerRole } from "./cast.ts";

/** Address under which the demonstration's axons are published: loopback, but not 127.0.0.1, which the chain does not take. */
const HOST = "127.0.0.2";
const FIRST_PORT = 8091;
const LAST_PORT = 8991;

/** What the miners need. */
export interface MinersOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly corpus: Corpus;
  onStep(text: string): void;
}

/** All miners of the demonstration, serving. */
export interface RunningMiners {
  stop(): Promise<void>;
}

/**
 * Trains each model in a thread of its own and serves it as soon as it is ready: the network does not wait for the slowest. Those that
 * need no training serve at once.
 */
export async function startMiners({ client, netuid, corpus, onStep }: MinersOptions): Promise<RunningMiners> {
  const running: RunningMiner[] = [];
  const backends: MinerBackend[] = [];
  const roleOf = (name: string): MinerRole => MINERS.find(role => role.name === name) ?? fail(name);
  let port = FIRST_PORT;
  const serve = async (role: MinerRole, backend: MinerBackend): Promise<void> => {
    backends.push(backend);
    for (; port <= LAST_PORT; port++) {
      const mine = port++;
      try {
        running.push(await runMiner({ client, netuid, hotkey: role.hotkey, backend, host: HOST, port: mine }));
        return;
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    }
  };
  await serve(roleOf("liar"), localBackend(new Liar(1)));
  const relay = roleOf("relay");
  const dendrite = createDendrite({ keypair: relay.hotkey });
  await serve(relay, new Relay(askOverNetwork({ client, netuid, dendrite, except: new Set([relay.hotkey.address]) })));
  onStep(`training ${REFERENCE_MARKET.length} models in threads`);
  const trained = await trainInWorkers(REFERENCE_MARKET, {
    corpus,
    onProgress: ({ name, done }) => {
      if (done === 1) onStep(`${name} is trained`);
    },
  });
  for (const { name, backend } of trained) await serve(roleOf(name), backend);
  const original = trained.find(({ name }) => name === COPIED);
  if (original !== undefined) await serve(roleOf("copier"), new Copier(original.backend));
  return {
    async stop() {
      await Promise.all(running.map(miner => miner.stop()));
      await Promise.all(backends.map(backend => backend.close()));
    },
  };
}

function isTaken(error: unknown): boolean {
  const cause = error instanceof NeuronError ? error.cause : error;
  return cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
}

function fail(name: string): never {
  throw new NeuronError("BadTarget", `the demonstration has no miner "${name}"`);
}
