import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, SealEngine, type SealMode } from "@waystone/engine";
import { accountNonce, buildGenesis, composeRuntime, nonceTag, presetByName, VERSION } from "@waystone/runtime";
import { ChainApplication } from "./application.ts";
import { ShieldKeys } from "./author/shield.ts";
import type { NodeBackend } from "./backend.ts";
import { Chain } from "./chain/chain.ts";
import { Verdicts } from "./chain/verdicts.ts";
import type { BlockTime } from "./config/values.ts";
import { databaseFolder, journalFile, openData } from "./data-folder.ts";
import { Health } from "./health.ts";
import type { Logger } from "./logger.ts";
import { Metrics, serveMetrics } from "./metrics.ts";
import { ChainBackend, validateOnHead } from "./node-backend.ts";
import { PoolJournal } from "./pool/journal.ts";
import { TransactionPool } from "./pool/pool.ts";
import { Readers } from "./readers/readers.ts";
import { isLoopback } from "./rpc/access.ts";
import { type RpcServer, startRpcServer } from "./rpc/server.ts";

/** How to run a node. */
export interface NodeOptions {
  readonly preset: string;
  readonly blockTime: BlockTime | undefined;
  /** Folder of the database; `undefined` for one that is removed at the end. */
  readonly basePath: string | undefined;
  /** How a user chooses another folder, as the error of one that cannot be used says; by default the flag of `waystone node`. */
  readonly dataChoice?: string;
  readonly rpcPorts: readonly number[];
  readonly rpcHost: string;
  readonly rpcMethods: "safe" | "unsafe" | "auto";
  readonly rpcLimits?: Parameters<typeof startRpcServer>[0]["limits"];
  readonly metricsPort: number | undefined;
  readonly history: "archive" | number;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly checkInvariants?: boolean;
  /** Told of a block that could not be made, beside the log. */
  onBlockFailed?(error: unknown): void;
}

/** A node that runs. */
export interface RunningNode {
  readonly backend: NodeBackend;
  readonly chain: Chain;
  readonly engine: SealEngine;
  readonly rpc: RpcServer;
  /** Folder of its data. */
  readonly dataFolder: string;
  /** Addresses under which RPC listens, such as `ws://127.0.0.1:9944`. */
  readonly rpcUrls: readonly string[];
  /** Ends cleanly: no more blocks, connections closed, database closed. */
  stop(): Promise<void>;
}

/** Starts a node: database, chain, pool, RPC, then blocks. @throws NodeError, RuntimeError with what to do */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { logger } = options;
  const preset = presetByName(options.preset);
  const blockTimeMs = options.blockTime?.type === "interval" ? BigInt(options.blockTime.ms) : preset.blockTimeMs;
  const verdicts = new Verdicts();
  const runtime = composeRuntime({ blockTimeMs, subtensor: preset.subtensor(blockTimeMs), verifier: verdicts.verify });
  const genesis = buildGenesis(runtime, preset, blockTimeMs);
  const folder = options.basePath ?? mkdtempSync(join(tmpdir(), "waystone-"));
  const database = openData(folder, options.dataChoice === undefined ? {} : { choice: options.dataChoice });
  const chain = new Chain({
    runtime,
    backend: database,
    genesis,
    identity: { preset: preset.name, blockTimeMs: blockTimeMs.toString(), specVersion: VERSION.specVersion },
    blockTimeMs,
    history: options.history,
    shield: new ShieldKeys(Number(blockTimeMs)),
    ...(options.checkInvariants === undefined ? {} : { checkInvariants: options.checkInvariants }),
  });
  const metrics = new Metrics();
  const mode = sealMode(options.blockTime, blockTimeMs);
  const health = new Health({
    now: () => performance.now(),
    blockTimeMs: mode.type === "interval" ? mode.intervalMs : undefined,
  });
  const waiting = PoolJournal.read(journalFile(folder));
  const journal = new PoolJournal(journalFile(folder));
  /** The pool goes on without its journal, on a full disk for one. */
  const keep = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      logger.error({ err: error }, "transactions that wait cannot be kept for a restart");
    }
  };
  const pool = new TransactionPool({
    validate: bytes => validateOnHead(chain, bytes),
    headNumber: () => chain.head.header.number,
    now: () => performance.now(),
    accountNonce: account => accountNonce(chain.headStore, account),
    nonceTag,
    onTaken: bytes => keep(() => journal.add(bytes)),
  });
  const info = {
    chainName: preset.chainName,
    chainType: preset.chainType,
    implName: "Waystone",
    implVersion: "0.1.0",
    genesisHash: genesis.hash,
    ss58Format: 42,
    tokenDecimals: 9,
    tokenSymbol: "TAO",
  };
  const backend: ChainBackend = new ChainBackend(chain, pool, info, {
    produceBlock: () => engine.produceBlock(),
    notifyTransaction: () => engine.notifyTransaction(),
  });
  let began = performance.now();
  const application = new ChainApplication(chain, pool, (block, taken) => {
    const seconds = (performance.now() - began) / 1000;
    health.made();
    metrics.blockHeight.set(block.header.number);
    metrics.blockSeconds.observe(seconds);
    metrics.extrinsics.inc(block.extrinsics.length);
    metrics.poolTransactions.set({ queue: "ready" }, pool.readySize);
    metrics.poolTransactions.set({ queue: "future" }, pool.futureSize);
    metrics.poolBytes.set(pool.bytes);
    logger.info(
      { hash: block.hash, extrinsics: block.extrinsics.length, ms: Math.round(seconds * 1000) },
      `Imported #${block.header.number}`,
    );
    backend.announce(block);
    keep(() => journal.settle(pool));
    // What did not fit into a block that is made at once gets the next one, as long as blocks take something in.
    if (pool.readySize > 0 && taken > 0) engine.notifyTransaction();
  });
  const prepare = application.prepareProposal.bind(application);
  application.prepareProposal = request => {
    began = performance.now();
    return prepare(request);
  };
  const engine = new SealEngine(application, {
    mode,
    // Blocks that follow each other at once still need a slot of their own.
    stepMs: Number(blockTimeMs),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    onError(error) {
      metrics.blockFailures.inc();
      if (health.failed(error)) logger.error({ err: error }, "a block could not be made");
      options.onBlockFailed?.(error);
    },
  });
  let isRunning = false;
  const readers = new Readers(databaseFolder(folder), readingProcesses());
  const close = (): void => {
    journal.close();
    database.close();
    if (options.basePath === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const { rpc, metricsServer } = await listen(options, backend, readers, metrics, health, () => isRunning).catch(
    (error: unknown) => {
      close();
      throw error;
    },
  );
  const rpcUrls = rpc.addresses.map(({ host, port }) => `ws://${host}:${port}`);
  logger.info(
    { genesis: genesis.hash, preset: preset.name, blockTimeMs: Number(blockTimeMs), data: folder },
    `RPC listens on ${rpcUrls.join(", ")}`,
  );
  if (options.rpcMethods === "unsafe" && rpc.addresses.some(({ host }) => !isLoopback(host)))
    logger.warn("everybody who reaches RPC may call unsafe methods: --rpc-methods unsafe beyond this machine");
  if (waiting.length > 0) {
    const taken = waiting.filter(bytes => pool.submit(bytes).ok).length;
    keep(() => journal.rewrite(pool.everything()));
    logger.info({ taken, dropped: waiting.length - taken }, "transactions that waited are back");
  }
  engine.start();
  isRunning = true;
  return {
    backend,
    chain,
    engine,
    rpc,
    dataFolder: folder,
    rpcUrls,
    async stop() {
      isRunning = false;
      engine.stop();
      await rpc.close();
      metricsServer?.close();
      readers.close();
      close();
    },
  };
}

/** Processes for long reads: one, and one more where there are processors for it. */
function readingProcesses(): number {
  return availableParallelism() > 2 ? 2 : 1;
}

function sealMode(blockTime: BlockTime | undefined, blockTimeMs: bigint): SealMode {
  if (blockTime === undefined || blockTime.type === "interval")
    return { type: "interval", intervalMs: Number(blockTimeMs) };
  return blockTime;
}

/** Opens the ports: all of them, or none. */
async function listen(
  options: NodeOptions,
  backend: NodeBackend,
  readers: Readers,
  metrics: Metrics,
  health: Health,
  isReady: () => boolean,
) {
  const { logger } = options;
  const rpc = await startRpcServer({
    backend,
    ports: options.rpcPorts,
    host: options.rpcHost,
    methods: options.rpcMethods,
    readers,
    ...(options.rpcLimits === undefined ? {} : { limits: options.rpcLimits }),
    observer: {
      called(method, seconds, code) {
        metrics.rpcSeconds.observe({ method }, seconds);
        if (code !== 0) metrics.rpcErrors.inc({ method, code });
      },
      connections: count => metrics.rpcConnections.set(count),
      held(bytes, cut) {
        metrics.rpcHeldBytes.set(bytes);
        if (cut > 0) metrics.rpcCut.inc(cut);
      },
      refused: () => metrics.rpcRefused.inc(),
    },
    problem: () => health.problem(),
    isReady,
    onInternalError: (error, method) => logger.error({ err: error, method }, "a call could not be answered"),
  });
  if (options.metricsPort === undefined) return { rpc, metricsServer: undefined };
  try {
    return { rpc, metricsServer: await serveMetrics(metrics, options.metricsPort, options.rpcHost) };
  } catch (error) {
    await rpc.close();
    throw error;
  }
}
