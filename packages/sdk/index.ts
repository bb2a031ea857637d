export { type BlockHead, Client, type RpcHeader } from "./chain/client.ts";
export type { ChainEvent } from "./chain/events.ts";
export { type SendOptions, type SentTransaction, Submittable } from "./chain/submittable.ts";
export type { CallsOf, CallValue, ConstantsOf, StorageOf, StorageReader } from "./chain/types.ts";
export { SdkError, type SdkErrorCode } from "./errors.ts";
export { keyFrom, keyFromFile } from "./keys.ts";
export { Connection, type ConnectionOptions } from "./rpc/connection.ts";
