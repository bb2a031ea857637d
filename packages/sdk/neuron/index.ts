// Signed HTTP between neurons: the axon serves, the dendrite calls; over `btauth/1`, and over the wire of SDK 10 (names with V10).
export type { AdapterRules, ReceivedRequest, VerifiedCaller } from "./adapters/adapter.ts";
export { type ChutesRequest, createChutesVerifier, signChutes } from "./adapters/chutes.ts";
export { createEpistulaVerifier, type EpistulaRequest, signEpistula } from "./adapters/epistula.ts";
export { createFiberVerifier, type FiberRequest, signFiber } from "./adapters/fiber.ts";
export { type Axon, type AxonOptions, type AxonRoute, createAxon } from "./axon.ts";
export type { Clock } from "./clock.ts";
export {
  type CallOptions,
  createDendrite,
  type Dendrite,
  type DendriteBody,
  type DendriteOptions,
} from "./dendrite.ts";
export { isRefusalCode, NeuronError, type NeuronErrorCode, type RefusalBody } from "./errors.ts";
export type { Authorize, Verdict } from "./gate.ts";
export { type AxonLimits, DEFAULT_AXON_LIMITS } from "./limits.ts";
export type { DendriteReply, DendriteStream } from "./reply.ts";
export { type AxonBody, type AxonHandler, AxonReply, type AxonRequest, type CallContext } from "./request.ts";
export { type RequestToSign, signRequest, signRequestWith } from "./sign.ts";
export { type AxonTarget, isPrivateAddress } from "./target.ts";
export type { RateOf } from "./v10/admission.ts";
export { createV10Axon, type V10Axon, type V10AxonOptions } from "./v10/axon.ts";
export { createV10Dendrite, type V10Dendrite } from "./v10/dendrite.ts";
export {
  DEFAULT_V10_CALL_LIMITS,
  type V10CallOptions,
  type V10DendriteOptions,
  type V10Target,
} from "./v10/dendrite-options.ts";
export type { V10Head } from "./v10/headers.ts";
export type { V10CallLimits } from "./v10/http-call.ts";
export type { Json } from "./v10/json-read.ts";
export { DEFAULT_V10_AXON_LIMITS, type V10AxonLimits, type V10Compatibility } from "./v10/limits.ts";
export { type SignatureCheck, signV10, type V10Message } from "./v10/message.ts";
export { PyFloat, PyTuple } from "./v10/python-repr.ts";
export type { V10Reply } from "./v10/reply.ts";
export { type V10Chunks, type V10Context, type V10Handlers, type V10Route, v10Route } from "./v10/route.ts";
export { rateByStake, type StakeTier } from "./v10/stake-rates.ts";
export type { V10Stream } from "./v10/stream.ts";
export {
  type AnySynapse,
  bodyHash,
  Ping,
  type Synapse,
  type SynapseEntry,
  type SynapseOptions,
  synapse,
  t,
} from "./v10/synapse.ts";
export { decodeTensor, encodeTensor, type Tensor } from "./v10/tensor.ts";
export type { TensorDtype, WireTensor } from "./v10/tensor-wire.ts";
export type { TerminalInfo } from "./v10/terminal.ts";
export type {
  Defaulted,
  Field as SynapseField,
  Fields as SynapseFields,
  FieldType,
  FieldValue,
  Inputs as SynapseInputs,
  Values as SynapseValues,
} from "./v10/types.ts";
export type { BatchVerifier } from "./v10/verify-batch.ts";
export { type AuthRules, checkHeaders, checkSignature } from "./verify.ts";
export { type AuthHeaders, HEADER, type Scheme, type SignedParts, signedPayload } from "./wire.ts";
