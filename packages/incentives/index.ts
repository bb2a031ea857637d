// The bench for incentives: what a subnet's tests may use; see README.md.

export { type Attack, type AttackOptions, attacksOn, honestName } from "./attacks.ts";
export type { ChainParameters } from "./chain/parameters.ts";
export { IncentiveError, type IncentiveErrorCode } from "./errors.ts";
export { type KitAnswer, type KitQuestion, type KitRuleOptions, kitRule } from "./kit-rule.ts";
export { type MeasureOptions, measureIncentives } from "./measure.ts";
export { type CopyOptions, copier, replayer } from "./miners/copier.ts";
export { honest } from "./miners/honest.ts";
export type { MinerKind, MinerPlan, MinerStrategy, MinerView } from "./miners/strategy.ts";
export { assertHonestyPays } from "./report/assert-honesty-pays.ts";
export type {
  AttackReport,
  Earnings,
  HonestEarnings,
  IncentiveReport,
  MarketReport,
  ValidatorEarnings,
} from "./report/report.ts";
export { formatReport } from "./report/table.ts";
export type { Answers, Candidate, HonestLevel, IncentiveRule, Seat, Sent } from "./rule.ts";
export type {
  ValidatorKind,
  ValidatorPlan,
  ValidatorStrategy,
  ValidatorView,
  Weights,
} from "./validators/validator.ts";
