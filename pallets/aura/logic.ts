import type { Context } from "@waystone/frame";
import type { AccountId, Digest, DigestItem } from "@waystone/primitives";
import { toHex, u64 } from "@waystone/scale";
import { Authorities, CurrentSlot } from "./storage.ts";

const ENGINE = new TextEncoder().encode("aura");

/** The digest item by which a block says in which slot it was made. */
export function preRuntimeDigest(slot: bigint): DigestItem {
  return { type: "PreRuntime", value: [ENGINE, u64.encode(slot)] };
}

/** The slot that a digest names, if it names one. */
export function slotOf(digest: Digest): bigint | undefined {
  for (const item of digest.logs) {
    if (item.type !== "PreRuntime") continue;
    const [engine, data] = item.value;
    if (engine.length === ENGINE.length && engine.every((b, i) => b === ENGINE[i]) && data.length >= 8)
      return u64.decodeTolerant(data);
  }
  return undefined;
}

/** Key of whose slot it is, that of the block at hand or so many slots later. `undefined` where no authors are named. */
export function authority(ctx: Context, later = 0n): Uint8Array | undefined {
  const authorities = Authorities.get(ctx.store);
  if (authorities.length === 0) return undefined;
  return authorities[Number((CurrentSlot.get(ctx.store) + later) % BigInt(authorities.length))];
}

/** Account of the author of the block at hand. `undefined` where no authors are named. */
export function author(ctx: Context): AccountId | undefined {
  const key = authority(ctx);
  return key === undefined ? undefined : (toHex(key) as AccountId);
}
