import { u16 } from "@waystone/scale";
import { chainSetter } from "../setter.ts";
import { WEIGHTS } from "../weights.ts";

/** Sets the version of commit-reveal that timelocked commits must name. */
export const sudo_set_commit_reveal_version = chainSetter({
  index: 71,
  weight: WEIGHTS.sudo_set_commit_reveal_version,
  docs: [
    "Sets the version of commit-reveal that timelocked commits must name.",
    "Emits `SubtensorModule.CommitRevealVersionSet`.",
  ],
  args: { version: u16 },
  apply: (of, { version }, ctx) => of.chain.commitRevealVersion.set(ctx, version),
});
