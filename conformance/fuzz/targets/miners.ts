import { readAnswer, readQuestion, SubnetError } from "@waystone/sdk/subnet";
import { TEXT_PROTOCOL } from "@waystone/subnet-text";
import fc from "fast-check";
import { FuzzError } from "../errors.ts";
import type { Target } from "../target.ts";

const base64 = (bytes: fc.Arbitrary<Uint8Array>) => bytes.map(value => Buffer.from(value).toString("base64"));

/** What miners and validators of the text subnet send each other. */
export const miners: Target = {
  name: "miners",
  holds: "distributions that sum to 1 and prefixes within their bound, or a SubnetError",
  share: 0.03,
  begin() {
    const prefixes = fc.array(fc.oneof(base64(fc.uint8Array({ maxLength: 260 })), fc.string({ maxLength: 20 })), {
      maxLength: 66,
    });
    const answers = fc.oneof(
      base64(fc.uint8Array({ minLength: 512, maxLength: 512 })),
      base64(fc.uint8Array({ maxLength: 600 })),
      fc.constant(Buffer.alloc(512).toString("base64")),
      fc.string({ maxLength: 20 }),
    );
    const version = fc.constantFrom(1, 1, 1, 2, "1", null);
    const message = fc.oneof(
      fc.record({ version, prefixes }),
      fc.record({ version, answers }),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const asked = [new Uint8Array(0), new Uint8Array(0)];
    let read = 0;
    const property = fc.property(message, value => {
      try {
        const one = readQuestion(TEXT_PROTOCOL, value);
        if (one.some(prefix => prefix.length > 256)) throw new FuzzError("beyond-limits", JSON.stringify(value));
        read++;
      } catch (error) {
        if (!(error instanceof SubnetError)) throw error;
      }
      try {
        for (const distribution of readAnswer(TEXT_PROTOCOL, asked, value)) {
          const sum = distribution.reduce((total, p) => total + p, 0);
          if (!(Math.abs(sum - 1) < 1e-9)) throw new FuzzError("unstable", `a distribution sums to ${sum}`);
        }
        read++;
      } catch (error) {
        if (!(error instanceof SubnetError)) throw error;
      }
    });
    return {
      property,
      end() {
        if (read === 0) throw new FuzzError("empty", "nothing was ever read");
      },
    };
  },
};
