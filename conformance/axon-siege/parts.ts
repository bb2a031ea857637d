import { keyFrom } from "@waystone/sdk";
import { synapse, t } from "@waystone/sdk/neuron";

/** What is asked of an axon under attack. */
export const Echo = synapse({
  name: "Echo",
  fields: {
    word: t.str,
    numbers: t.optional(t.tensor).default(null),
    echo: t.optional(t.str).default(null),
  },
  hash: ["word"],
});
/** The same on `btauth/1`. */
export const ECHO_PATH = "/echo";
/** Who behaves, who does not, and who serves. */
export const [HONEST, ATTACKER, SERVER] = [keyFrom("//Alice"), keyFrom("//Eve"), keyFrom("//Bob")];
