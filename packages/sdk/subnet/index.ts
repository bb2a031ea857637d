// What a subnet is made of: task, protocol, scoring, miner, and the loops that run them against a chain.
export { type Askers, type AskOptions, askMiner, type Reply } from "./kit/ask.ts";
export { type AveragedOptions, averagedScoring } from "./kit/averaged-scoring.ts";
export { SubnetError, type SubnetErrorCode } from "./kit/errors.ts";
export { NeuronMetrics, serveNeuronMetrics } from "./kit/metrics.ts";
export { type MinerOptions, type RunningMiner, runMiner, type Wire } from "./kit/miner.ts";
export { addStep, averageOf, type MovingAverage, NO_AVERAGE } from "./kit/moving-average.ts";
export { NeuronFolder, ROUNDS_FILE } from "./kit/neuron-folder.ts";
export { Permits } from "./kit/permits.ts";
export {
  openApi,
  type Protocol,
  type ProtocolLimits,
  readAnswer,
  readQuestion,
  writeAnswer,
  writeQuestion,
} from "./kit/protocol.ts";
export { createRandom, drawBelow, hashBytes, type Random, roundRandom, seedFor, shuffle } from "./kit/random.ts";
export { type Replayed, type RoundRecord, replayRounds } from "./kit/rounds.ts";
export { sample } from "./kit/sampling.ts";
export {
  type Answered,
  type AnySubnet,
  type Challenge,
  defineSubnet,
  type MinerBackend,
  type NeuronOptions,
  type RegisteredMiner,
  type Scoring,
  type Subnet,
  type Task,
} from "./kit/subnet.ts";
export { type RoundReport, SubnetValidator, type ValidatorOptions } from "./kit/validator.ts";
export { quantise, toChainScale } from "./kit/weights.ts";
