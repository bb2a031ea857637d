export type {
  Application,
  ApplicationInfo,
  BlockProposal,
  ChainInitialized,
  CheckTxKind,
  CheckTxResult,
  ChunkAnswer,
  Committed,
  FinalizedBlock,
  InitChain,
  PrepareProposal,
  Query,
  QueryResult,
  Snapshot,
  SnapshotAnswer,
  Snapshots,
  Tx,
} from "./application.ts";
export type { Engine } from "./engine.ts";
export { EngineError, type EngineErrorCode } from "./errors.ts";
export { type Clock, MovableClock, SYSTEM_CLOCK } from "./seal/clock.ts";
export type { SealMode } from "./seal/pace.ts";
export { type Scheduler, SYSTEM_SCHEDULER } from "./seal/scheduler.ts";
export { SealEngine, type SealOptions } from "./seal/seal.ts";
