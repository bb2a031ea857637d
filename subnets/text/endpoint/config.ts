import * as z from "zod";
import { TextSubnetError } from "../errors.ts";

const schema = z.strictObject({
  /** Base address, such as `http://127.0.0.1:11434/v1`; `/completions` is added. */
  url: z.url({ protocol: /^https?$/ }),
  /** Name of the model at the endpoint. */
  model: z.string().min(1).max(200),
  /** Sent as a bearer token, if the endpoint wants one. */
  apiKey: z.string().min(1).max(4096).optional(),
  /** Likeliest tokens to ask for. */
  topTokens: z.int().min(1).max(20).default(5),
  /** Requests under way at once. */
  concurrency: z.int().min(1).max(64).default(4),
  /** Longest wait for one answer, in milliseconds. */
  timeoutMs: z.int().min(1).max(600_000).default(10_000),
});

/** Where a language model is served, and how it is asked; see the schema's fields. */
export type EndpointConfig = z.infer<typeof schema>;

/** Reads the settings of an endpoint. @throws TextSubnetError `bad-setting` naming the first that is wrong */
export function parseEndpointConfig(settings: unknown): EndpointConfig {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TextSubnetError(
    "bad-setting",
    `The model endpoint's setting "${issue?.path.join(".") ?? ""}" is wrong: ${issue?.message ?? "unreadable"}.`,
  );
}
