import { synapse, t } from "@waystone/sdk/neuron";

/** What is sent and comes back: 1 KiB of text. */
export const Echo = synapse({
  name: "Echo",
  fields: { text: t.str, echo: t.optional(t.str).default(null) },
  hash: ["text"],
});
/** What comes back in parts. */
export const Parts = synapse({
  name: "Parts",
  fields: { text: t.str, all: t.str.default("") },
  hash: ["text"],
  streaming: true,
});
/** Parts of a streamed answer. */
export const PARTS = 100;
/** Text of a part. */
export const PART = "sixteen letters.";
/** Path of the same on `btauth/1`, and of the streamed one. */
export const [ECHO_PATH, PARTS_PATH] = ["/echo", "/parts"] as const;

/** How the comparison asks. */
export type Wire = "v10" | "btauth";
/** What is asked. */
export type Kind = "unary" | "stream";
