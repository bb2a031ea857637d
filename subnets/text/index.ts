// The text subnet: predict the next byte of held-out text. What other packages may use; see README.md.

export { Copier, DISGUISES, type Disguise, disguiseAnswer } from "./adversaries/copier.ts";
export { Liar } from "./adversaries/liar.ts";
export { Relay } from "./adversaries/relay.ts";
export { decodeDistribution, encodeDistribution } from "./answers.ts";
export type { Document } from "./corpus/document.ts";
export { loadFolder } from "./corpus/folder.ts";
export { HeldOutSchedule, type ScheduleOptions, type Target } from "./corpus/schedule.ts";
export {
  type Corpus,
  loadBuiltInCorpus,
  splitDocuments,
  type TrainingSlice,
  trainingText,
} from "./corpus/split.ts";
export { withAdversaries } from "./demo-market.ts";
export { type EndpointConfig, parseEndpointConfig } from "./endpoint/config.ts";
export { OpenAiBackend } from "./endpoint/openai.ts";
export { TextSubnetError, type TextSubnetErrorCode } from "./errors.ts";
export { type BlockOptions, generateInBlocks } from "./generation/blocks.ts";
export { type GeneratedByte, type GenerateOptions, generate, MOST_GENERATED } from "./generation/generate.ts";
export { type MarketOptions, type MarketReport, type SimulatedMiner, simulateMarket } from "./market.ts";
export { formatMarket } from "./market-table.ts";
export { MixtureMeter, type MixtureReport } from "./mixer/marginal.ts";
export { freshParts, GeometricMixer } from "./mixer/mixer.ts";
export { type MixerState, restoreMixer, saveMixer, withMiners } from "./mixer/state.ts";
export { type MarketMiner, type ModelRecipe, REFERENCE_MARKET, trainModel } from "./models/catalogue.ts";
export { localBackend } from "./models/local-backend.ts";
export { type Distribution, type Model, uniform } from "./models/model.ts";
export { runWeightCopier, type WeightCopierOptions } from "./neurons/copier.ts";
export {
  askOverNetwork,
  minersOverNetwork,
  type NetworkAskOptions,
  type NetworkMiners,
} from "./neurons/network-ask.ts";
export type { AskMiners, ChallengeSource, MinerAnswers, MinerBackend } from "./ports.ts";
export {
  MOST_PREFIXES,
  PREFIX_BYTES,
  type Predictions,
  type Prefixes,
  TEXT_PROTOCOL,
} from "./protocol.ts";
export { lossOf, MISSING_BITS } from "./scoring/loss.ts";
export {
  type Score,
  Scoreboard,
  type ScoreboardState,
  type ScoredPrediction,
} from "./scoring/scoreboard.ts";
export {
  type AnsweredPrediction,
  type Hidden,
  predictionsOf,
  type TextAnswered,
  TextScoring,
} from "./scoring/text-scoring.ts";
export { answering, textSubnet, textTask } from "./subnet.ts";
export type { MinerThread } from "./workers/miner-thread.ts";
export { type TrainedMiner, type TrainingProgress, type TrainOptions, trainInWorkers } from "./workers/train.ts";
