export { GatewayError, type GatewayErrorCode } from "./errors.ts";
export { type Lesson, MixtureMarket } from "./market.ts";
export { createGateway, type GatewayOptions, listenFrom } from "./server.ts";
export type { Trace } from "./traces.ts";
