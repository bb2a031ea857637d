// Signed HTTP between neurons, over `btauth/1`: the axon serves, the dendrite calls.
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
export { type AuthRules, checkHeaders, checkSignature } from "./verify.ts";
export { type AuthHeaders, HEADER, type Scheme, type SignedParts, signedPayload } from "./wire.ts";
