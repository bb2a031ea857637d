export type { ChainInfo, NewBlock, NodeBackend, StoredBlock, TransactionStatus } from "./backend.ts";
export {
  CONFIG_FILE,
  NODE_FLAGS,
  type NodeConfig,
  type NodeFlag,
  type RawConfig,
  readConfigFile,
  resolveConfig,
} from "./config/config.ts";
export { NodeError, type NodeErrorCode } from "./errors.ts";
export { createLogger, type Logger, type LogOptions } from "./logger.ts";
export { type BlockTime, type NodeOptions, type RunningNode, startNode } from "./node.ts";
export { type Verified, verifyChain } from "./verify.ts";
