import { FrameError, type Hooks } from "@waystone/frame";
import { DidUpdate } from "./storage.ts";

/** Every block tells its time. */
export const hooks: Hooks = {
  onFinalize({ store }, block) {
    if (!DidUpdate.take(store))
      throw new FrameError("bad-inherent", `block ${block} has no Timestamp.set; its author must put one first`);
  },
};
