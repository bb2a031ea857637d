import {
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  type ReadStream,
  statSync,
  type WriteStream,
} from "node:fs";
import { join } from "node:path";
import {
  CONFIG_FILE,
  createLogger,
  describeCrash,
  exportBlocks,
  exportState,
  importChain,
  NODE_FLAGS,
  type NodeFlag,
  type RawConfig,
  readConfigFile,
  repairData,
  resolveConfig,
  startNode,
  unknownVariables,
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
function blockNumber(flag: string, text: unknown): number | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string" && /^\d{1,9}$/.test(text)) return Number(text);
  throw new CliError("usage", `--${flag} is "${String(text)}"; give a block's number`);
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
    for (const name of unknownVariables(process.env))
      logger.warn(`the environment variable ${name} is no setting of the node, and is passed over`);
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
  dataCommand(node, "export", "write the blocks, or a state, into a file; a node may run meanwhile", example)
    .option("--file <FILE>", "where to; - for standard output", "-")
    .option("--from <N>", "first block (default: the first that is there)")
    .option("--to <N>", "last block (default: the newest)")
    .option("--state", "the state after a block in place of blocks: a node that begins with it needs none before")
    .option("--at <N>", "which block's state (default: the newest's)")
    .action(async (options: Readonly<Record<string, string | boolean | undefined>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const file = typeof options["file"] === "string" ? options["file"] : "-";
      if (file === "-" && process.stdout.isTTY)
        throw new CliError("usage", "an export is not for a terminal: give --file FILE, or a pipe");
      const [from, to, at] = (["from", "to", "at"] as const).map(name => blockNumber(name, options[name]));
      const wholeState = options["state"] === true;
      if (wholeState ? from !== undefined || to !== undefined : at !== undefined)
        throw new CliError("usage", "--from and --to are for blocks, --at is for --state");
      const path = join(folderIn(basePath, preset), "db");
      const out = file === "-" ? process.stdout : created(file);
      const done = wholeState
        ? await exportState(path, out, {
            ...(at === undefined ? {} : { at }),
            onProgress: keys => say(`exported ${keys} keys`),
          })
        : await exportBlocks(path, out, {
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            onProgress: block => say(`exported #${block}`),
          });
      if (out !== process.stdout) await new Promise<void>(resolve => out.end(() => resolve()));
      const what =
        "keys" in done ? `the state of #${done.block} ${done.hash}, ${done.keys} keys` : `${done.blocks} blocks`;
      const text = `exported ${what}, ${done.bytes} bytes`;
      if (file === "-") say(text);
      else print({ json: command.opts()["json"] === true }, { ...done, file }, `${text}, to ${file}`);
    });
}

/** A file that is written. @throws CliError `usage` */
function created(file: string): WriteStream {
  if (existsSync(file) && statSync(file).isFile())
    throw new CliError("usage", `${file} is there already; remove it, or name another file`);
  try {
    return createWriteStream(file, { fd: openSync(file, "w") });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError("usage", `${file} cannot be written (${why}); name a file in a folder that you may write to`);
  }
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

/** A block's hash as it is written. @throws CliError `usage` */
function blockHash(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text === "string" && /^0x[0-9a-f]{64}$/.test(text)) return text;
  throw new CliError("usage", `--hash is "${String(text)}"; give a block's hash, 0x and 64 lower-case digits`);
}

function addImport(node: Command): void {
  const example = "waystone node import blocks.waystone --base-path ./copy --preset local";
  dataCommand(node, "import", "take blocks, or a state, of a file: executed and compared with their headers", example)
    .argument("<file>", "what waystone node export wrote; - for standard input")
    .option("--hash <HASH>", "hash of the block whose state it must be; without it you trust whoever made the file")
    .action(async (file: string, options: Readonly<Record<string, unknown>>, command: Command) => {
      const { basePath, preset } = placeOf(command);
      const hash = blockHash(options["hash"]);
      const source = file === "-" ? process.stdin : opened(file);
      const done = await importChain(source, join(basePath, preset), {
        preset,
        ...(hash === undefined ? {} : { hash }),
        onProgress: block => say(`imported #${block}`),
      });
      const cut = done.type === "blocks" && done.cut;
      const what =
        done.type === "state"
          ? `${done.keys} keys of the state of`
          : `${done.blocks} blocks (${done.known} were there already${done.before === 0 ? "" : `, ${done.before} come before the state with which the chain here began`}), up to`;
      print(
        { json: options["json"] === true },
        done,
        `imported ${what} #${done.height} ${done.hash}; state root ${done.stateRoot}${done.type === "state" && hash === undefined ? "\nnobody vouches for this state: compare the block's hash with what somebody whom you trust says, or give it with --hash" : ""}${cut ? "\nwhat was read ended within a block: the file is cut short" : ""}`,
      );
      if (cut) process.exitCode = 1;
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
