import type { MinerBackend } from "../ports.ts";
import type { Model } from "./model.ts";

/** A model in this thread as a backend: predictions block, so use it for small models, tests and offline runs. */
export function localBackend(model: Model): MinerBackend {
  return {
    async predict(prefixes, signal) {
      signal?.throwIfAborted();
      return prefixes.map(prefix => model.predict(prefix));
    },
    async close() {},
  };
}
