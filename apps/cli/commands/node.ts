import { createReadStream, createWriteStream, existsSync, openSync, type ReadStream } from "node:fs";
import { join } from "node:path";
import {
  CONFIG_FILE,
  createLogger,
  describeCrash,
  exportBlocks,
  importBlocks,
  NODE_FLAGS,
  type NodeFlag,
  type RawConfig,
  readConfigFile,
  repairData,
  resolveConfig,
  startNode,
  verifyChain,
  writeCrashReport,
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

/** The data folder under a base path: `waystone node` keeps one for each preset there, `waystone up` its only one. @throws CliError */
function folderIn(basePath: string, preset: string): string {
  const folders = [join(basePath, preset), basePath];
  const found = folders.find(folder => existsSync(join(folder, "db")));
  if (found === undefined)
    throw new CliError(
      "usage",
      `there is no chain in ${folders.join(" or ")}: give the folder that the node printed with --base-path, and its --preset`,
    );
  return found;
}

/** Which data a subcommand is about. */
interface Place {
  readonly basePath: string;
  readonly preset: string;
}

function placeOf(command: Command): Place {
  const all = command.optsWithGlobals<Readonly<Record<string, unknown>>>();
  return resolveConfig(rawFlags(all), process.env, readConfigFile(CONFIG_FILE));
}

/** A subcommand that works on a data folder. */
function dataCommand(node: Command, name: string, description: string, example: string): Command {
  return node
    .command(name)
    .description(description)
    .option("--base-path <DIR>", "data (default: ~/.waystone)")
    .option("--preset <NAME>", "which chain's data")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", `\nExample:\n  ${example}`);
}

/** A block's number as it is written. @throws CliError `usage` */
function blockNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new CliError("usage", `--${flag} is "${text}"; give a block's number`);
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
    const crashed = (error: unknown): void => {
      const { specVersion } = running.chain.runtime.version;
      const block = running.chain.head.header.number;
      const report = describeCrash(error, { version: running.backend.info.implVersion, specVersion, block });
      logger.fatal({ err: error, report: writeCrashReport(running.dataFolder, report) }, "the node crashed");
      process.exit(1);
    };
    process.on("uncaughtException", crashed);
    process.on("unhandledRejection", crashed);
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
  addVerify(node);
  addExport(node);
  addImport(node);
  addRepair(node);
}

function addVerify(node: Command): void {
  const example = "waystone node verify --base-path ./data --preset local";
  dataCommand(node, "verify", "execute the stored chain again and compare state roots", example).action(
    (options: Readonly<Record<string, unknown>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const verified = verifyChain(join(folderIn(basePath, preset), "db"), block => say(`verified #${block}`));
      print(
        { json: options["json"] === true },
        verified,
        `verified ${verified.blocks} blocks with ${verified.extrinsics} extrinsics; state root ${verified.stateRoot}`,
      );
    },
  );
}

function addExport(node: Command): void {
  const example = "waystone node export --base-path ./data --preset local --file blocks.waystone";
  dataCommand(node, "export", "write the blocks into a file; a node may run meanwhile", example)
    .option("--file <FILE>", "where to; - for standard output", "-")
    .option("--from <N>", "first block (default: 1)")
    .option("--to <N>", "last block (default: the newest)")
    .action(async (options: Readonly<Record<string, string | undefined>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const file = options["file"] ?? "-";
      if (file === "-" && process.stdout.isTTY)
        throw new CliError("usage", "blocks are not for a terminal: give --file FILE, or a pipe");
      const [from, to] = [blockNumber("from", options["from"]), blockNumber("to", options["to"])];
      const out = file === "-" ? process.stdout : createWriteStream(file);
      const done = await exportBlocks(join(folderIn(basePath, preset), "db"), out, {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        onProgress: block => say(`exported #${block}`),
      });
      if (out !== process.stdout) await new Promise<void>(resolve => out.end(() => resolve()));
      const text = `exported ${done.blocks} blocks, ${done.bytes} bytes`;
      if (file === "-") say(text);
      else print({ json: command.opts()["json"] === true }, { ...done, file }, `${text}, to ${file}`);
    });
}

/** A file that is read. @throws CliError `usage` */
function opened(file: string): ReadStream {
  try {
    return createReadStream(file, { fd: openSync(file, "r") });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError("usage", `${file} cannot be read (${why}); name a file that waystone node export wrote`);
  }
}

function addImport(node: Command): void {
  const example = "waystone node import blocks.waystone --base-path ./copy --preset local";
  dataCommand(node, "import", "execute the blocks of a file, compare each with its header, and store them", example)
    .argument("<file>", "what waystone node export wrote; - for standard input")
    .action(async (file: string, options: Readonly<Record<string, unknown>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const source = file === "-" ? process.stdin : opened(file);
      const done = await importBlocks(source, join(basePath, preset), {
        onProgress: block => say(`imported #${block}`),
      });
      print(
        { json: options["json"] === true },
        done,
        `imported ${done.blocks} blocks (${done.known} were there already), up to #${done.height} ${done.hash}; state root ${done.stateRoot}${done.cut ? "\nwhat was read ended within a block: the file is cut short" : ""}`,
      );
      if (done.cut) process.exitCode = 1;
    });
}

function addRepair(node: Command): void {
  const example = "waystone node repair --base-path ./data --preset local";
  dataCommand(node, "repair", "make a damaged database anew from the blocks that can be read of it", example).action(
    async (options: Readonly<Record<string, unknown>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const done = await repairData(folderIn(basePath, preset), block => say(`saved #${block}`));
      const why = done.stopped === undefined ? "all that it has" : `not more, since ${done.stopped}`;
      print(
        { json: options["json"] === true },
        done,
        `saved the chain up to #${done.height} ${done.hash} (${why}); state root ${done.stateRoot}\nthe damaged database is kept in ${done.damaged}`,
      );
    },
  );
}
