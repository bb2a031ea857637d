import { call } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { WEIGHTS } from "../../weights.ts";
import { createHotkey } from "../hotkeys.ts";

/** A coldkey takes a hotkey that nobody owns. */
export const try_associate_hotkey = call({
  index: 91,
  weight: WEIGHTS.try_associate_hotkey,
  docs: [
    "Become the owner of a hotkey that nobody owns. One that is owned stays with its owner, and the call succeeds.",
    "Origin: signed by the coldkey.",
    "Errors: `CannotUseSystemAccount`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId") },
  dispatch(ctx, { hotkey }) {
    createHotkey(ctx, ctx.origin.ensureSigned(), hotkey);
  },
});
