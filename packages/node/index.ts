export type { ChainInfo, NewBlock, NodeBackend, StoredBlock, TransactionStatus } from "./backend.ts";
export { type NodeConfig, resolveConfig } from "./config/config.ts";
export { CONFIG_FILE, readConfigFile } from "./config/file.ts";
export { type Flag, NODE_FLAGS, type NodeFlag, type RawConfig } from "./config/flags.ts";
export type { BlockTime } from "./config/values.ts";
export { NodeError, type NodeErrorCode } from "./errors.ts";
export { createLogger, type Logger, type LogOptions } from "./logger.ts";
export { type NodeOptions, type RunningNode, startNode } from "./node.ts";
export { type Verified, verifyChain } from "./verify.ts";
