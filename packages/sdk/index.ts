export type { KeyPair } from "@waystone/crypto";
export type { ChainExtrinsic } from "./chain/blocks.ts";
export { type BlockHead, Client, type RpcHeader } from "./chain/client.ts";
export type { ChainEvent } from "./chain/events.ts";
export { type SendOptions, type SentTransaction, Submittable } from "./chain/submittable.ts";
export type { CallsOf, CallValue, ConstantsOf, StorageOf, StorageReader } from "./chain/types.ts";
export { SdkError, type SdkErrorCode } from "./errors.ts";
export { keyFrom, keyFromFile } from "./keys.ts";
export { Connection, type ConnectionOptions } from "./rpc/connection.ts";
export type { Signer } from "./signer.ts";
export { type EpochLoopOptions, followEpochs } from "./subnet/epoch-loop.ts";
export { type Metagraph, type Neuron, readMetagraph } from "./subnet/metagraph.ts";
export { ipv4Number, serveAxon } from "./subnet/serve.ts";
export { WeightSetter, type WeightSetterOptions } from "./subnet/weight-setter.ts";
export {
  commitmentHash,
  commitWeights,
  makeCommitment,
  refusalOf,
  revealWeights,
  setWeights,
  type WeightCommitment,
  type WeightRefusal,
  type Weights,
} from "./subnet/weights.ts";
