import { type Inherent, isCall } from "@waystone/frame";
import { ShieldAuthorsPort } from "./config.ts";
import { ENC_KEY_LENGTH } from "./types.ts";

/** The key that the block's author announces for its next block, where it has one and the chain names authors. */
export const inherent: Inherent = {
  is: call => isCall(call, "MevShield", "announce_next_key"),
  create(ctx, { shieldKey }) {
    if (shieldKey === undefined || ctx.use(ShieldAuthorsPort).current(ctx) === undefined) return undefined;
    return { pallet: "MevShield", call: "announce_next_key", args: { enc_key: shieldKey } };
  },
  check(_ctx, call) {
    const { enc_key } = call.args as { readonly enc_key: Uint8Array | undefined };
    return enc_key === undefined || enc_key.length === ENC_KEY_LENGTH
      ? undefined
      : `the announced shield key has ${enc_key.length} bytes; an ML-KEM-768 encapsulation key has ${ENC_KEY_LENGTH}`;
  },
};
