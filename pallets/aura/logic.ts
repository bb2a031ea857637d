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

/** Account of the author of the block at hand: whose slot it is. `undefined` where no authors are named. */
export function author(ctx: Context): AccountId | undefined {
  const authorities = Authorities.get(ctx.store);
  if (authorities.length === 0) return undefined;
  const key = authorities[Number(CurrentSlot.get(ctx.store) % BigInt(authorities.length))];
  return key === undefined ? undefined : (toHex(key) as AccountId);
}
