import { type Attack, honestName, type KitAnswer, type KitQuestion } from "@waystone/incentives";
import { readAnswer, writeAnswer } from "@waystone/sdk/subnet";
import { meanAnswers } from "../adversaries/relay.ts";
import { type Prefixes, TEXT_PROTOCOL } from "../protocol.ts";
import type { Hidden } from "../scoring/text-scoring.ts";

/** The adversary of `adversaries/relay.ts` in the bench: works nothing, and sends the mean of what other miners answer. */
export function relaying(
  level: string,
  victims: readonly string[],
): Attack<KitQuestion<Prefixes, readonly Hidden[]>, KitAnswer> {
  return {
    name: "relay",
    what: "Relays the mean of several miners' answers.",
    level,
    validators: [],
    miners: [
      {
        name: "relay",
        actor: "relay",
        kind: "own",
        level,
        make: () => ({
          answer({ question, overhear }) {
            const heard = victims.flatMap(victim => overhear(honestName(victim)).slice(0, 1));
            const answer = question.map(({ question: prefixes }, i) => {
              const read = heard.map(sent => readAnswer(TEXT_PROTOCOL, prefixes, sent.answer[i]));
              return writeAnswer(TEXT_PROTOCOL, prefixes, meanAnswers(read, prefixes.length));
            });
            return [{ answer, latencyMs: Math.max(...heard.map(sent => sent.latencyMs)) }];
          },
        }),
      },
    ],
  };
}
