import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  CONFIG_FILE,
  createLogger,
  NODE_FLAGS,
  type NodeFlag,
  type RawConfig,
  readConfigFile,
  resolveConfig,
  startNode,
  verifyChain,
} from "@waystone/node";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print, say } from "../output.ts";

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function camel(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase());
}

function rawFlags(options: Readonly<Record<string, unknown>>): RawConfig {
  const out: Partial<Record<NodeFlag, string | readonly string[]>> = {};
  for (const flag of Object.keys(NODE_FLAGS) as NodeFlag[]) {
    const value = options[camel(flag)];
    if (typeof value === "string") out[flag] = value;
    else if (value === true) out[flag] = "true";
    else if (Array.isArray(value)) out[flag] = value as readonly string[];
  }
  return out;
}

/** The chain in a folder of data: `waystone node` keeps one for each preset there, `waystone up` its only one. @throws CliError */
function databaseIn(basePath: string, preset: string): string {
  const folders = [join(basePath, preset, "db"), join(basePath, "db")];
  const found = folders.find(folder => existsSync(folder));
  if (found === undefined)
    throw new CliError(
      "usage",
      `there is no chain in ${folders.join(" or ")}: give the folder that the node printed with --base-path, and its --preset`,
    );
  return found;
}

/** Adds `waystone node` and its subcommands. */
export function addNodeCommand(program: Command): void {
  const node = program
    .command("node")
    .description("run a chain node")
    .addHelpText("after", "\nExample:\n  waystone node --preset local --tmp --rpc-port 9944");
  for (const [flag, { value, help }] of Object.entries(NODE_FLAGS))
    if (value === undefined) node.option(`--${flag}`, help);
    else node.option(`--${flag} <${value}>`, help, collect);
  node.action(async (options: Readonly<Record<string, unknown>>) => {
    const config = resolveConfig(rawFlags(options), process.env, readConfigFile(CONFIG_FILE));
    const logger = createLogger({
      format: config.logFormat ?? (process.stdout.isTTY ? "pretty" : "json"),
      level: config.logLevel,
    });
    const running = await startNode({
      ...config,
      basePath: config.tmp ? undefined : join(config.basePath, config.preset),
      logger,
    });
    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) return;
      stopping = true;
      logger.info(`${signal}: stopping`);
      running.stop().then(
        () => process.exit(0),
        error => {
          logger.error({ err: error }, "could not stop cleanly");
          process.exit(1);
        },
      );
    };
    process.on("SIGINT", () => stop("SIGINT"));
    process.on("SIGTERM", () => stop("SIGTERM"));
  });
  node
    .command("verify")
    .description("execute the stored chain again and compare state roots")
    .option("--base-path <DIR>", "data (default: ~/.waystone)")
    .option("--preset <NAME>", "which chain's data")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", "\nExample:\n  waystone node verify --base-path ./data --preset local")
    .action((options: Readonly<Record<string, unknown>>, command: Command) => {
      const all = command.optsWithGlobals<Readonly<Record<string, unknown>>>();
      const config = resolveConfig(rawFlags(all), process.env, readConfigFile(CONFIG_FILE));
      const verified = verifyChain(databaseIn(config.basePath, config.preset), block => say(`verified #${block}`));
      print(
        { json: options["json"] === true },
        verified,
        `verified ${verified.blocks} blocks with ${verified.extrinsics} extrinsics; state root ${verified.stateRoot}`,
      );
    });
}
