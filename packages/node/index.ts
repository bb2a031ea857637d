export type { ChainInfo, NewBlock, NodeBackend, StoredBlock, TransactionStatus } from "./backend.ts";
export { type NodeConfig, resolveConfig } from "./config/config.ts";
export { unknownVariables } from "./config/env.ts";
export { CONFIG_FILE, readConfigFile } from "./config/file.ts";
export { type Flag, NODE_FLAGS, type NodeFlag, type RawConfig } from "./config/flags.ts";
export type { BlockTime } from "./config/values.ts";
export { type CrashReport, describeCrash, writeCrashReport } from "./crash-report.ts";
export { removeData } from "./data-folder.ts";
export { NodeError, type NodeErrorCode } from "./errors.ts";
export { createLogger, type Logger, type LogOptions } from "./logger.ts";
export { type NodeOptions, type RunningNode, startNode } from "./node.ts";
export {
  type Exported,
  type ExportedState,
  type ExportOptions,
  type ExportStateOptions,
  exportBlocks,
  exportState,
} from "./transfer/export.ts";
export { type ImportedBlocks, type ImportedState, type ImportOptions, importChain } from "./transfer/import.ts";
export { type Repaired, repairData } from "./transfer/repair.ts";
export { type Verified, verifyChain } from "./verify.ts";
