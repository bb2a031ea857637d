import { homedir } from "node:os";
import { join } from "node:path";
import { Feed, type Measure, registerExplorer } from "@waystone/explorer";
import { createGateway, type GatewayKey, listenFrom, MixtureMarket } from "@waystone/gateway";
import { createLogger, NodeError, removeData, startNode } from "@waystone/node";
import { Client, readMetagraph } from "@waystone/sdk";
import { SubnetValidator } from "@waystone/sdk/subnet";
import {
  HeldOutSchedule,
  loadBuiltInCorpus,
  minersOverNetwork,
  PREFIX_BYTES,
  runWeightCopier,
  textSubnet,
  textTask,
} from "@waystone/subnet-text";
import { CliError } from "../errors.ts";
import { MINERS, VALIDATORS } from "./cast.ts";
import { Ledger } from "./ledger.ts";
import { startMiners, startTraining } from "./miners.ts";
import { type TextReport, textReport } from "./report.ts";
import { stageSubnet } from "./stage.ts";
import { type Summary, summarize } from "./summary.ts";

/** Name under which the gateway sells the mixture. */
export const MODEL = "waystone-text";

/** How to run the network. */
export interface UpOptions {
  /** Folder of the chain in the user's `.waystone`. */
  readonly folder: string;
  readonly fresh: boolean;
  readonly rpcPort: number;
  readonly httpPort: number;
  readonly metricsPort: number | undefined;
  /** The gateway's keys; none: it serves everybody, on loopback. */
  readonly keys: readonly GatewayKey[];
  /** Told of each step. */
  onStep(text: string): void;
  /** Told after each epoch. */
  onSummary(summary: Summary): void;
}

/** The network, running. */
export interface RunningNetwork {
  readonly rpcUrl: string;
  readonly httpUrl: string;
  readonly dataPath: string;
  summary(): Promise<Summary>;
  stop(): Promise<void>;
}

/** Starts a node, the text subnet with its neurons, and the gateway; everything on this machine. */
export async function startNetwork(options: UpOptions): Promise<RunningNetwork> {
  const { onStep } = options;
  const dataPath = join(homedir(), ".waystone", options.folder);
  if (options.fresh) removeData(dataPath);
  let conserved = true;
  const logger = createLogger({ format: "json", level: "silent" });
  const rpcPort = await freePort(options.rpcPort);
  const node = await startNode({
    preset: "dev",
    blockTime: undefined,
    basePath: dataPath,
    dataChoice: "it lies in your home folder; HOME chooses another",
    rpcPorts: [rpcPort],
    rpcHost: "127.0.0.1",
    rpcMethods: "auto",
    metricsPort: options.metricsPort === undefined ? undefined : await freePort(options.metricsPort),
    history: "archive",
    logger,
    checkInvariants: true,
    onBlockFailed: error => {
      conserved = false;
      onStep(`a block could not be made: ${error instanceof Error ? error.message : String(error)}`);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof NodeError) || error.code !== "foreign-chain") throw error;
    throw new CliError(
      "failed",
      `${dataPath} holds a network that another version of Waystone made; start with --fresh to forget it and have a new one, or go on with that version`,
    );
  });
  const [rpcUrl = ""] = node.rpcUrls;
  onStep(
    rpcPort === options.rpcPort
      ? `the chain runs: ${rpcUrl}`
      : `the chain runs: ${rpcUrl} (port ${options.rpcPort} was taken; tell commands of this one by --network ${rpcUrl})`,
  );
  const client = await Client.connect(rpcUrl);
  await client.waitForBlock(1);
  const corpus = loadBuiltInCorpus();
  const training = startTraining(corpus, onStep);
  const { netuid, isOld } = await stageSubnet(client, onStep);

  const ledger = new Ledger();
  const market = new MixtureMarket();
  let stopped = false;
  const problems = (who: string) => (error: unknown) => {
    // What was under way when all was stopped fails, and that is nobody's problem.
    if (!stopped) onStep(`${who}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const summary = async (): Promise<Summary> => {
    const [head, metagraph, issuance] = await Promise.all([
      client.head(),
      readMetagraph(client, netuid),
      client.read<bigint>("Balances", "TotalIssuance"),
    ]);
    return summarize({ blocks: head.number, issuance, conserved, metagraph, ledger });
  };

  const feedOf: { current: Feed | undefined } = { current: undefined };
  const honest = VALIDATORS.filter(({ kind }) => kind === "honest");
  const validators = honest.map(
    ({ name, hotkey }, i) =>
      new SubnetValidator({
        client,
        netuid,
        hotkey,
        subnet: textSubnet,
        task: textTask(
          new HeldOutSchedule({
            documents: corpus.heldOut,
            seed: 1,
            validator: i,
            validators: honest.length,
            prefixBytes: PREFIX_BYTES,
          }),
        ),
        onRound(round) {
          const report = textReport(round);
          ledger.book(report, i === 0);
          if (i !== 0) return;
          teach(market, report);
          feedOf.current?.addMeasure(measureOf(report, ledger));
          summary().then(options.onSummary, problems(name));
        },
        onProblem: problems(name),
      }),
  );
  const miners = await startMiners({
    client,
    netuid,
    training,
    onProblem: (who, error) => problems(who)(error),
  });
  const ask = async (): Promise<void> => {
    for (const validator of validators) if (!stopped) await validator.start();
  };
  if (isOld) {
    // Miners of an earlier run are paid by what they were worth. Asked before they are trained again they would lose it for nothing.
    onStep("validators ask again when all models are trained");
    training.each(() => undefined).then(ask, problems("training"));
  } else await ask();
  const copiers = await Promise.all(
    VALIDATORS.filter(({ kind }) => kind === "copier").map(({ name, hotkey }) =>
      runWeightCopier({ client, netuid, hotkey, onProblem: problems(name) }),
    ),
  );
  const labels = new Map(
    [
      ...MINERS,
      ...VALIDATORS.map(({ name, kind, hotkey }) => ({
        name,
        hotkey,
        kind: kind === "honest" ? "validator" : "weight-copier",
      })),
    ].map(({ name, kind, hotkey }) => [hotkey.address, { name, kind }]),
  );
  const feed = new Feed({
    client,
    netuid,
    chain: "dev",
    label: hotkey => labels.get(hotkey),
    bitsPerByte: hotkey => ledger.bitsPerByte(hotkey),
    marginal: hotkey => ledger.marginal(hotkey),
  });
  feedOf.current = feed;
  await feed.start();
  const [first] = validators;
  // Those that earn nothing are not mixed, so they are not asked either.
  const only = (name: string): boolean => market.mixer.names.includes(name);
  const asked = first === undefined ? undefined : minersOverNetwork({ client, netuid, dendrite: first.dendrite, only });
  const gateway = createGateway({
    model: MODEL,
    market,
    ask: asked?.ask ?? (async () => []),
    askOne: asked?.one,
    keys: options.keys,
    extend: app => registerExplorer(app, feed),
  });
  const httpPort = await listenFrom(gateway, "127.0.0.1", options.httpPort);
  if (httpPort !== options.httpPort)
    onStep(`port ${options.httpPort} was taken: explorer and gateway are on port ${httpPort}`);
  return {
    rpcUrl,
    httpUrl: `http://127.0.0.1:${httpPort}`,
    dataPath,
    summary,
    async stop() {
      stopped = true;
      for (const validator of validators) validator.stop();
      for (const stop of copiers) stop();
      feed.stop();
      await gateway.close();
      await miners.stop();
      client.close();
      await node.stop();
    },
  };
}

/** One point of the page's chart. */
function measureOf({ epoch, block }: TextReport, ledger: Ledger): Measure {
  const measured = MINERS.flatMap(({ name, hotkey }) => {
    const bits = ledger.bitsPerByte(hotkey.address);
    return bits === null ? [] : [[name, bits] as const];
  });
  const mixture = ledger.meter.report();
  return { epoch, block, miners: Object.fromEntries(measured), mixture: mixture.bytes === 0 ? null : mixture.loss };
}

/** Teaches the gateway's mixture what a validator has learnt; miners that earn nothing are not mixed. */
function teach(market: MixtureMarket, { metagraph, predictions, weights }: TextReport): void {
  const paid = new Set([...weights].filter(([, weight]) => weight > 0).map(([uid]) => uid));
  const names = MINERS.map(({ hotkey }) => hotkey.address).filter(name =>
    metagraph.neurons.some(n => n.hotkey === name && paid.has(n.uid)),
  );
  market.setMiners(names);
  const nameOf = new Map(metagraph.neurons.map(neuron => [neuron.uid, neuron.hotkey]));
  market.learn(
    predictions.map(({ prefix, byte, answers }) => ({
      lastByte: prefix.at(-1),
      byte,
      answers: new Map([...answers].map(([uid, answer]) => [nameOf.get(uid) ?? "", answer])),
    })),
  );
}

/** The port asked for, or the next one that is free. */
async function freePort(port: number): Promise<number> {
  const { createServer } = await import("node:net");
  for (let tried = port; tried < port + 50; tried++) {
    const free = await new Promise<boolean>(resolve => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(tried, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) return tried;
  }
  return port;
}
