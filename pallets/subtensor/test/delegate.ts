import { TxDelegateTakeRateLimit } from "../keys/storage.ts";
import { type CallsBench, callsBench, MINER, MINER_HOT } from "./calls.ts";

/** A bench on which MINER_HOT is a delegate with a take of 18 %, which may be raised once in 100 blocks. */
export function delegateBench(): CallsBench {
  const b = callsBench();
  b.call("root_register", { hotkey: MINER_HOT }, MINER);
  TxDelegateTakeRateLimit.set(b.store, 100n);
  b.store.takeEvents();
  return b;
}
