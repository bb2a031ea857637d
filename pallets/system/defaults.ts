import type { AccountInfo, PerDispatchClassWeight } from "./types.ts";

/** Information of an account that does not exist; the flag says that holds and freezes are in use. */
export const NEW_ACCOUNT: AccountInfo = Object.freeze({
  nonce: 0,
  consumers: 0,
  providers: 0,
  sufficients: 0,
  data: Object.freeze({ free: 0n, reserved: 0n, frozen: 0n, flags: 1n << 127n }),
});

const NONE = Object.freeze({ ref_time: 0n, proof_size: 0n });

/** No weight in any class. */
export const NO_WEIGHTS: PerDispatchClassWeight = Object.freeze({ normal: NONE, operational: NONE, mandatory: NONE });
