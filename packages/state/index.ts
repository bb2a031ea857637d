export type { Backend, RangeOptions, Row, Table, Write } from "./backend.ts";
export { MAX_TABLE_KEY } from "./backend.ts";
export { MemoryBackend } from "./backends/memory.ts";
export { StateError, type StateErrorCode, type StateErrorInfo } from "./errors.ts";
export type { StagedChanges, StateChange } from "./history/stage.ts";
export {
  type BlockCommit,
  openStateDb,
  type StateDb,
  type StateDbOptions,
  type StateHead,
} from "./history/state-db.ts";
export { MAX_STATE_KEY } from "./history/state-keys.ts";
export type { StateView } from "./history/state-view.ts";
export type { Replacement } from "./history/versioned-table.ts";
export { EMPTY_ROOT, type StateVersion } from "./trie/node.ts";
export { verifyProof } from "./trie/proof.ts";
export { orderedTrieRoot, trieRoot } from "./trie/root.ts";
