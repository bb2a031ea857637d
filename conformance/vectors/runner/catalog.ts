/** The vector files that belong to the set; one of them missing is a failure. */
export const VECTOR_FILES = [
  "balancer",
  "bigmath",
  "coinbase",
  "epoch",
  "epoch_math",
  "fixed_ops",
  "runtime_api_1000",
  "runtime_api_150",
  "safe_math",
  "share_pool",
  "swap",
  "trace_1000",
  "trace_full",
  "transcendental",
] as const;

/** Files that have no checker yet, with what they wait for. A checker that appears is used; the entry is removed then. */
export const PENDING: ReadonlyMap<string, string> = new Map();
