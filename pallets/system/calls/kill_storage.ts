import { call } from "@waystone/frame";
import { bytes, vec } from "@waystone/scale";

/** Removes raw storage. */
export const kill_storage = call({
  index: 5,
  class: "Operational",
  docs: ["Remove raw storage by full keys.", "Origin: root."],
  args: { keys: vec(bytes).named("Vec<Key>") },
  dispatch({ origin, store }, { keys }) {
    origin.ensureRoot();
    for (const key of keys) store.setRaw(key, undefined);
  },
});
