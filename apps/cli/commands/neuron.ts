import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createLogger, type Logger } from "@waystone/node";
import { Client, type Signer } from "@waystone/sdk";
import {
  type AnySubnet,
  NeuronFolder,
  NeuronMetrics,
  ROUNDS_FILE,
  replayRounds,
  runMiner,
  SubnetValidator,
  serveNeuronMetrics,
} from "@waystone/sdk/subnet";
import type { Command } from "commander";
import { type ChainFlags, type SignerFlags, signerOf, signerOptions } from "../chain.ts";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";
import { loadSubnet } from "../subnets.ts";

/** Flags of both kinds of neurons. */
interface NeuronFlags extends ChainFlags, SignerFlags {
  readonly netuid: string;
  readonly option?: readonly string[];
  readonly state?: string;
  readonly metricsPort: string;
  readonly logFormat?: string;
}

interface MinerFlags extends NeuronFlags {
  readonly host: string;
  readonly port: string;
  readonly externalIp?: string;
  readonly wire: string;
}

/** What a neuron works with while it runs. */
interface Bench {
  readonly client: Client;
  readonly netuid: number;
  readonly hotkey: Signer;
  readonly subnet: AnySubnet;
  readonly options: Readonly<Record<string, string>>;
  readonly folder: NeuronFolder;
  readonly metrics: NeuronMetrics;
  readonly logger: Logger;
  /** Told of what went wrong while it goes on. */
  onProblem(error: unknown): void;
}

function whole(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value > most)
    throw new CliError("usage", `--${flag} is "${text}"; a whole number up to ${most} is expected`);
  return value;
}

/** What was given as `--option name=value`. @throws CliError `usage` */
function optionsOf(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map(text => {
      const at = text.indexOf("=");
      if (at < 1) throw new CliError("usage", `--option is "${text}"; name=value is expected, such as model=ppm-e2`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

function logFormat(text: string | undefined): "pretty" | "json" {
  if (text === undefined) return process.stdout.isTTY ? "pretty" : "json";
  if (text === "pretty" || text === "json") return text;
  throw new CliError("usage", `--log-format is "${text}"; pretty or json is expected`);
}

/** Runs a neuron until the process is asked to end. */
async function run(
  kind: "miner" | "validator",
  place: string,
  flags: NeuronFlags,
  work: (bench: Bench) => Promise<() => Promise<void>>,
): Promise<void> {
  const logger = createLogger({ format: logFormat(flags.logFormat), level: "info" });
  const netuid = whole("netuid", flags.netuid, 65_535);
  const port = flags.metricsPort === "off" ? undefined : whole("metrics-port", flags.metricsPort, 65_535);
  const options = optionsOf(flags.option);
  const hotkey = await signerOf(flags);
  const subnet = await loadSubnet(place);
  const client = await Client.connect(flags.network);
  const metrics = new NeuronMetrics();
  const server = port === undefined ? undefined : await serveNeuronMetrics(metrics, port);
  const path = resolve(
    flags.state ??
      join(
        homedir(),
        ".waystone",
        "neurons",
        `${kind}-${subnet.name}-${netuid}-${hotkey.address}-${client.genesisHash.slice(2, 10)}`,
      ),
  );
  const folder = new NeuronFolder(path);
  let ended = false;
  const onProblem = (error: unknown): void => {
    // What was under way when all was closed fails, and that is nobody's problem.
    if (ended) return;
    metrics.problems.inc();
    logger.error(error instanceof Error ? error.message : String(error));
  };
  const ends: (() => Promise<void> | void)[] = [];
  try {
    ends.push(
      await client.followRuntime(
        ({ specVersion }) => logger.info(`the chain's runtime is version ${specVersion} now`),
        onProblem,
      ),
    );
    const address = server?.address();
    logger.info(
      {
        hotkey: hotkey.address,
        netuid,
        network: flags.network,
        state: path,
        ...(typeof address === "object" && address !== null
          ? { metrics: `http://127.0.0.1:${address.port}/metrics` }
          : {}),
      },
      `${kind} of subnet ${subnet.name}`,
    );
    ends.unshift(await work({ client, netuid, hotkey, subnet, options, folder, metrics, logger, onProblem }));
    const signal = await new Promise<string>(end => {
      process.once("SIGINT", () => end("SIGINT"));
      process.once("SIGTERM", () => end("SIGTERM"));
    });
    logger.info(`${signal}: stopping`);
  } finally {
    ended = true;
    for (const end of ends) await end();
    client.close();
    server?.close();
    folder.close();
  }
  process.exit(0);
}

async function mine(place: string, flags: MinerFlags): Promise<void> {
  const port = whole("port", flags.port, 65_535);
  const wire = flags.wire;
  if (wire !== "btauth/1" && wire !== "v10")
    throw new CliError("usage", `--wire is "${wire}"; btauth/1 or v10 (that of SDK 10) is expected`);
  await run("miner", place, flags, async ({ client, netuid, hotkey, subnet, options, metrics, logger, onProblem }) => {
    const backend = await subnet.createMiner(options);
    const miner = await runMiner({
      client,
      netuid,
      hotkey,
      subnet,
      backend,
      host: flags.host,
      port,
      wire,
      ...(flags.externalIp === undefined ? {} : { externalIp: flags.externalIp }),
      onServed({ caller, elapsedMs, refused }) {
        if (refused === undefined) metrics.served.observe(elapsedMs / 1000);
        else metrics.refused.inc({ reason: refused });
        logger.debug({ caller, ms: Math.round(elapsedMs), refused }, "served");
      },
      onNote: text => logger.info(text),
      onProblem,
    });
    metrics.registered.set(1);
    return async () => {
      await miner.stop();
      await backend.close?.();
    };
  });
}

async function validate(place: string, flags: NeuronFlags): Promise<void> {
  await run("validator", place, flags, async bench => {
    const { subnet, options, metrics, logger } = bench;
    const validator = new SubnetValidator({
      ...bench,
      task: await subnet.createTask(options),
      onRound({ epoch, block, replies, failures, weights }) {
        metrics.epoch.set(epoch);
        metrics.registered.set(1);
        let [asked, answered] = [0, 0];
        for (const reply of replies.values()) {
          asked += reply.asked;
          answered += reply.answered;
        }
        metrics.asked.inc(asked);
        metrics.answered.inc(answered);
        const paid = [...weights].filter(([, weight]) => weight > 0).length;
        const [worst] = failures;
        const why = worst === undefined ? {} : { unanswered: worst[0] };
        logger.info({ block, miners: replies.size, asked, answered, paid, ...why }, `epoch ${epoch}`);
      },
      onWeights: () => metrics.weightsSent.inc(),
      onNote: text => logger.info(text),
    });
    await validator.start();
    return async () => validator.stop();
  });
}

/** Scores logged rounds again with the rule as it is now. */
async function replay(place: string, file: string, flags: { readonly json?: boolean }): Promise<void> {
  const subnet = await loadSubnet(place);
  if (!existsSync(file))
    throw new CliError(
      "usage",
      `there is no ${file}; a validator logs its rounds in ${ROUNDS_FILE} of its state's folder`,
    );
  const replayed = [...replayRounds(subnet, readFileSync(file, "utf8").split("\n"))];
  const differing = replayed.filter(round => round.differing.length > 0);
  const lines = differing.map(
    ({ epoch, differing: uids }) =>
      `epoch ${epoch}: ${uids.map(({ uid, logged, now }) => `uid ${uid} ${logged.toFixed(4)} → ${now.toFixed(4)}`).join(", ")}`,
  );
  print(
    { json: flags.json === true },
    replayed,
    `${replayed.length} rounds; ${differing.length} would be paid otherwise${lines.length === 0 ? "" : `\n${lines.join("\n")}`}`,
  );
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Flags of a command that runs a neuron. */
function neuronCommand(command: Command): Command {
  return signerOptions(
    command
      .argument("<subnet>", "text, or a folder whose index.ts exports `subnet`")
      .requiredOption("--netuid <N>", "number of the subnet on the chain")
      .option("--network <url>", "WebSocket address of a node", "ws://127.0.0.1:9944")
      .option("--option <name=value>", "what the subnet lets its neurons choose; may be given several times", collect)
      .option("--state <DIR>", "what it keeps (default: a folder of its own in ~/.waystone/neurons)")
      .option("--metrics-port <PORT>", "Prometheus text on this machine; off for none", "off")
      .option("--log-format <pretty|json>", "pretty on a terminal, json elsewhere, if not given"),
  );
}

/** Adds `waystone miner` and `waystone validator`. */
export function addNeuronCommands(program: Command): void {
  neuronCommand(program.command("miner").description("mine on a subnet").command("run"))
    .description("answer a subnet's questions, with a hotkey that is registered on it")
    .option("--host <IP>", "address to listen on", "0.0.0.0")
    .option("--port <PORT>", "port to listen on", "8091")
    .option("--wire <btauth/1|v10>", "what callers speak; v10 for those of SDK 10", "btauth/1")
    .option("--external-ip <IP>", "address that is published, where it is not the one listened on")
    .addHelpText(
      "after",
      "\nExample:\n  waystone miner run text --netuid 1 --key //Alice//miner --external-ip 203.0.113.7",
    )
    .action(mine);
  const validator = program.command("validator").description("validate on a subnet");
  validator
    .command("replay")
    .argument("<subnet>", "text, or a folder whose index.ts exports `subnet`")
    .argument("<file>", "rounds.jsonl of a validator's state")
    .description("score logged rounds again with the rule as it is now, and show who would be paid otherwise")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", "\nExample:\n  waystone validator replay subnets/forecast ~/.waystone/neurons/…/rounds.jsonl")
    .action(replay);
  neuronCommand(validator.command("run"))
    .description("ask a subnet's miners and set weights, with a hotkey that is registered on it")
    .addHelpText("after", "\nExample:\n  waystone validator run text --netuid 1 --key //Alice//validator")
    .action(validate);
}
