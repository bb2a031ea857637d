import { defineErrors } from "@waystone/frame";

/** Errors of Commitments. Clients look them up by name. */
export const Err = defineErrors({
  TooManyFieldsInCommitmentInfo: [0, "The commitment has more than MaxFields fields; leave some out."],
  AccountNotAllowedCommit: [1, "The account is not the hotkey of a neuron on this subnet; register it first."],
  SpaceLimitExceeded: [2, "The account has published MaxSpace bytes on this subnet in this epoch; wait for the next."],
  UnexpectedUnreserveLeftover: [3, "Less was held for the commitment than is to be given back."],
});
