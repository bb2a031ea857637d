import { call } from "@waystone/frame";
import { bytes, u32 } from "@waystone/scale";

/** Removes raw storage under a prefix. */
export const kill_prefix = call({
  index: 6,
  class: "Operational",
  docs: ["Remove at most `subkeys` raw storage keys that begin with `prefix`.", "Origin: root."],
  args: { prefix: bytes.named("Key"), subkeys: u32.named("u32") },
  dispatch({ origin, store }, { prefix, subkeys }) {
    origin.ensureRoot();
    store.clearRawPrefix(prefix, subkeys);
  },
});
