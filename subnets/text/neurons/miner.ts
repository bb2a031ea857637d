import type { KeyPair } from "@waystone/sdk";
import { type Client, serveAxon } from "@waystone/sdk";
import { type Axon, AxonReply, createAxon } from "@waystone/sdk/neuron";
import { TextSubnetError } from "../errors.ts";
import type { MinerBackend } from "../ports.ts";
import { encodeResponse, MOST_PREFIXES, parseRequest } from "../protocol.ts";
import { Permits } from "./permits.ts";

/** Path under which a miner of this subnet answers. */
export const PREDICT_PATH = "/text/predict";
/** Requests that one validator may make a second: a step is six challenges, and the gateway asks byte by byte. */
const REQUESTS_A_SECOND = 400;

/** How to run a miner. */
export interface MinerOptions {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: KeyPair;
  readonly backend: MinerBackend;
  /** Address to listen on, which is also the one that is published. The chain does not take 127.0.0.1. */
  readonly host: string;
  readonly port: number;
}

/** A miner that serves. */
export interface RunningMiner {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves a model on a subnet: opens an axon that answers permitted validators only, and publishes its address.
 * @throws SdkError where the chain does not take the address, NeuronError where the port cannot be had
 */
export async function runMiner(options: MinerOptions): Promise<RunningMiner> {
  const { client, netuid, hotkey, backend } = options;
  const permits = new Permits(client, netuid);
  const axon: Axon = await createAxon({
    keypair: hotkey,
    host: options.host,
    port: options.port,
    authorize: permits.authorize,
    limits: { requestsPerSecond: REQUESTS_A_SECOND, burst: 4 * REQUESTS_A_SECOND },
    routes: {
      [PREDICT_PATH]: {
        async handler(request, { signal }) {
          try {
            const prefixes = parseRequest(request.json());
            return encodeResponse(await backend.predict(prefixes, signal));
          } catch (error) {
            if (error instanceof TextSubnetError && error.code === "bad-request")
              return new AxonReply(
                { error: { code: "BadBody", message: error.message, action: `send 1 to ${MOST_PREFIXES} prefixes` } },
                { status: 400 },
              );
            throw error;
          }
        },
      },
    },
  });
  await serveAxon(client, hotkey, netuid, options.host, axon.port);
  return { port: axon.port, stop: () => axon.close() };
}
