import { call, ensure } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";
import { bool } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { ownsHotkey } from "../../keys/hotkeys.ts";
import { isRegistered } from "../../neurons/lookups.ts";
import { ROOT } from "../../subnets/lookups.ts";
import { WEIGHTS } from "../../weights.ts";
import { AutoParentDelegationEnabledSet } from "../events.ts";
import { AutoParentDelegationEnabled } from "../storage.ts";

/** A root validator lends its stake to owners of new subnets, or does not. */
export const set_auto_parent_delegation_enabled = call({
  index: 135,
  weight: WEIGHTS.set_auto_parent_delegation_enabled,
  docs: [
    "Say whether a root validator takes the owner's hotkey of each new subnet as its child there; it does by default.",
    "Origin: signed by the coldkey that owns the hotkey.",
    "Emits `AutoParentDelegationEnabledSet`.",
    "Errors: `NonAssociatedColdKey`, `HotKeyNotRegisteredInSubNet`.",
  ],
  args: { hotkey: AccountId.named("T::AccountId"), enabled: bool },
  dispatch(ctx, { hotkey, enabled }) {
    ensure(ownsHotkey(ctx, ctx.origin.ensureSigned(), hotkey), Err.NonAssociatedColdKey);
    ensure(isRegistered(ctx, ROOT, hotkey), Err.HotKeyNotRegisteredInSubNet);
    AutoParentDelegationEnabled.set(ctx.store, [hotkey], enabled);
    ctx.emit(AutoParentDelegationEnabledSet({ hotkey, enabled }));
  },
});
