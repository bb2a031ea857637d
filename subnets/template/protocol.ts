import { synapse, t } from "@waystone/sdk/neuron";
import type { Protocol } from "@waystone/sdk/subnet";
import * as z from "zod";

/** Values that a miner sees of a series. */
export const SEEN = 64;

/** How validators and miners talk: what is wrong in form never reaches the task or the model. */
export const protocol: Protocol<Question, Answer> = {
  path: "/template/next",
  docs: "Which value follows in this series?",
  question: z.strictObject({ series: z.array(z.number().min(-1e6).max(1e6)).length(SEEN) }),
  answer: z.strictObject({ next: z.number().min(-1e6).max(1e6) }),
  // Neurons of Bittensor's SDK 10 have question and answer in one class: `series: list[float]`, `next: Optional[float] = None`.
  v10: {
    synapse: synapse({
      name: "Next",
      fields: { series: t.list(t.float), next: t.optional(t.float).default(null) },
      hash: ["series"],
    }),
    answer: ["next"],
  },
  limits: { questionBytes: 4_096, answerBytes: 256, timeoutMs: 2_000 },
};

/** The beginning of a series. */
export interface Question {
  readonly series: readonly number[];
}

/** The value that follows it. */
export interface Answer {
  readonly next: number;
}
