import { call, ensure } from "@waystone/frame";
import { bytes } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { ChainIdentitySet } from "../../keys/events.ts";
import { IdentitiesV2, OwnedHotkeys } from "../../keys/storage.ts";
import { ensureTextsWithin, type TextLimits } from "../../keys/text-limits.ts";
import type { ChainIdentityV2 } from "../../keys/types.ts";
import { isRegisteredAnywhere } from "../../neurons/lookups.ts";
import { WEIGHTS } from "../../weights.ts";

const LIMITS: TextLimits<ChainIdentityV2> = {
  name: 256,
  url: 256,
  github_repo: 256,
  image: 1024,
  discord: 256,
  description: 1024,
  additional: 1024,
};

const text = bytes.named("Vec<u8>");

/** A coldkey says what it is. */
export const set_identity = call({
  index: 68,
  weight: WEIGHTS.set_identity,
  docs: [
    "Say what a coldkey is, in UTF-8: image, description and additional up to 1024 bytes, the other texts up to 256. It replaces what was said before.",
    "Origin: signed by a coldkey of which a hotkey is registered on any subnet.",
    "Emits `ChainIdentitySet`.",
    "Errors: `HotKeyNotRegisteredInNetwork`, `InvalidIdentity`.",
  ],
  args: {
    name: text,
    url: text,
    github_repo: text,
    image: text,
    discord: text,
    description: text,
    additional: text,
  },
  dispatch(ctx, identity) {
    const coldkey = ctx.origin.ensureSigned();
    ensure(
      OwnedHotkeys.get(ctx.store, coldkey).some(hotkey => isRegisteredAnywhere(ctx, hotkey)),
      Err.HotKeyNotRegisteredInNetwork,
    );
    ensureTextsWithin(identity, LIMITS);
    IdentitiesV2.set(ctx.store, [coldkey], identity);
    ctx.emit(ChainIdentitySet(coldkey));
  },
});
