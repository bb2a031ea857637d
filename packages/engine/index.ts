export type {
  Application,
  ApplicationInfo,
  BlockProposal,
  CheckTxResult,
  FinalizedBlock,
  PrepareProposal,
  Tx,
} from "./application.ts";
export { EngineError, type EngineErrorCode } from "./errors.ts";
export { type Clock, MovableClock, SYSTEM_CLOCK } from "./seal/clock.ts";
export { SealEngine, type SealMode, type SealOptions } from "./seal/seal.ts";
