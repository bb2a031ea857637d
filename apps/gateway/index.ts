export type { Writers } from "./complete.ts";
export type { AskOne } from "./draft.ts";
export { GatewayError, type GatewayErrorCode, type GatewayErrorDetails } from "./errors.ts";
export { type GatewayKey, hashKey } from "./keys.ts";
export { readKeysFile } from "./keys-file.ts";
export { DEFAULT_LIMITS, type GatewayLimits } from "./limits.ts";
export { type Lesson, MixtureMarket } from "./market.ts";
export { createGateway, type GatewayOptions, listenFrom } from "./server.ts";
export type { Trace, TraceState } from "./traces.ts";
