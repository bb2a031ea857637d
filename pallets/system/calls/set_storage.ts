import { call } from "@waystone/frame";
import { bytes, tuple, vec } from "@waystone/scale";

/** A raw storage key and its value. */
export const KeyValue = tuple(bytes, bytes);

/** Writes raw storage; for tests and emergencies. */
export const set_storage = call({
  index: 4,
  class: "Operational",
  docs: ["Write raw storage: full keys and bytes. Bytes beyond an item's value are ignored by it.", "Origin: root."],
  args: { items: vec(KeyValue).named("Vec<KeyValue>") },
  dispatch({ origin, store }, { items }) {
    origin.ensureRoot();
    for (const [key, value] of items) store.setRaw(key, value);
  },
});
