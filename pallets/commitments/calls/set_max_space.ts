import { call, weight } from "@waystone/frame";
import { u32 } from "@waystone/scale";
import { MaxSpace } from "../storage.ts";

/** Root sets how much may be published. */
export const set_max_space = call({
  index: 2,
  weight: weight(2_856_000n + 100_000_000n),
  docs: ["Set how many bytes an account may publish on a subnet in an epoch.", "Origin: root."],
  args: { new_limit: u32.named("u32") },
  dispatch(ctx, { new_limit }) {
    ctx.origin.ensureRoot();
    MaxSpace.set(ctx.store, new_limit);
  },
});
