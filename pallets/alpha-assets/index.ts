import { definePallet } from "@waystone/frame";
import { tryState } from "./invariants.ts";
import * as storage from "./storage.ts";

export { type AlphaAssetCounts, alphaAssets } from "./assets.ts";
export { AlphaBurned, AlphaRecycled, TotalAlphaIssuance } from "./storage.ts";

/** How much alpha each subnet ever had minted, burned and recycled. */
export const AlphaAssets = definePallet({ name: "AlphaAssets", crate: "pallet_alpha_assets", storage, tryState });
