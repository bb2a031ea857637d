import type { Context } from "@waystone/frame";
import type { Alpha, NetUid, Rao } from "@waystone/primitives";
import { alphaIssuance } from "../pool/price.ts";
import { TotalIssuance } from "../pool/storage.ts";
import { mintTao } from "../pool/tao.ts";
import { blockEmissionForIssuance, TOTAL_SUPPLY } from "./logic/block-emission.ts";
import { BlockEmission } from "./storage.ts";

/** Emission of a block at an issuance, both in rao. It is kept as `BlockEmission`, that of a subnet's alpha too (quirk 1), unless all is issued. */
function emissionAt({ store }: Context, issuance: bigint): bigint {
  const emission = blockEmissionForIssuance(issuance);
  if (issuance < TOTAL_SUPPLY && BlockEmission.get(store) !== emission) BlockEmission.set(store, emission);
  return emission;
}

/** TAO that a block emits at the present issuance, in rao. */
export function taoEmission(ctx: Context): Rao {
  return emissionAt(ctx, TotalIssuance.get(ctx.store));
}

/** Mints the TAO of this block (`runtime.md` 2.1) and says how much, in rao: it belongs to nobody until it is spent or recycled. */
export function mintBlockEmission(ctx: Context): Rao {
  const emission = taoEmission(ctx);
  return emission === 0n ? 0n : mintTao(ctx, emission);
}

/** Alpha that a subnet gets in this block, in rao, by the rule of TAO. */
export function alphaEmission(ctx: Context, netuid: NetUid): Alpha {
  return emissionAt(ctx, alphaIssuance(ctx, netuid));
}
