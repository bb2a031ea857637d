export { preRuntimeDigest } from "@waystone/pallet-aura";
export { accountNonce, nonceTag } from "@waystone/pallet-system";
export { validityErrorWire } from "./api/transactions.ts";
export { composeRuntime, type Pallets } from "./compose.ts";
export { RuntimeError, type RuntimeErrorCode } from "./errors.ts";
export { buildGenesis, type Genesis } from "./genesis.ts";
export type { RuntimeParameters } from "./parameters.ts";
export { devAccount, type Preset, type PresetName, presetByName } from "./presets/preset.ts";
export { VERSION } from "./version.ts";
