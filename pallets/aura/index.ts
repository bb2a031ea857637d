import { constant, definePallet } from "@waystone/frame";
import { u64 } from "@waystone/scale";
import { AuraConfigPort } from "./config.ts";
import { hooks } from "./hooks.ts";
import * as storage from "./storage.ts";

export { type AuraConfig, AuraConfigPort } from "./config.ts";
export { author, authority, preRuntimeDigest, slotOf } from "./logic.ts";
export { Authorities, CurrentSlot } from "./storage.ts";
export { AuthorityId } from "./types.ts";

/** Slot duration and authors, where clients look for them. Blocks come from the engine; its order of authors is not decided here. */
export const Aura = definePallet({
  name: "Aura",
  storage,
  hooks,
  constants: {
    SlotDuration: constant(
      u64,
      ports => ports.use(AuraConfigPort).slotDuration,
      "Time between two blocks, in milliseconds.",
    ),
  },
});
