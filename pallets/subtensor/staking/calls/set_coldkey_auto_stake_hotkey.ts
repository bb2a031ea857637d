import { call, ensure } from "@waystone/frame";
import { Err } from "../../errors.ts";
import { including } from "../../keys/hotkeys.ts";
import { ensureUid } from "../../neurons/lookups.ts";
import { ensureSubnetExists } from "../../subnets/lookups.ts";
import { WEIGHTS } from "../../weights.ts";
import { account, netuid } from "../args.ts";
import { AutoStakeDestinationSet } from "../events.ts";
import { AutoStakeDestination, AutoStakeDestinationColdkeys } from "../storage.ts";

/** A coldkey chooses where its miners' incentives are staked. */
export const set_coldkey_auto_stake_hotkey = call({
  index: 114,
  weight: WEIGHTS.set_coldkey_auto_stake_hotkey,
  docs: [
    "Choose the hotkey on which incentives of all the coldkey's neurons on a subnet are staked. It must be registered there.",
    "Origin: signed by the coldkey.",
    "Emits `AutoStakeDestinationSet`.",
    "Errors: `SubnetNotExists`, `HotKeyNotRegisteredInSubNet`, `SameAutoStakeHotkeyAlreadySet`.",
  ],
  args: { netuid, hotkey: account },
  dispatch(ctx, { netuid, hotkey }) {
    const { store } = ctx;
    const coldkey = ctx.origin.ensureSigned();
    ensureSubnetExists(ctx, netuid);
    ensureUid(ctx, netuid, hotkey);
    const before = AutoStakeDestination.get(store, coldkey, netuid);
    ensure(before !== hotkey, Err.SameAutoStakeHotkeyAlreadySet);
    if (before !== undefined)
      AutoStakeDestinationColdkeys.mutate(store, [before, netuid], list => list.filter(who => who !== coldkey));
    AutoStakeDestination.set(store, [coldkey, netuid], hotkey);
    AutoStakeDestinationColdkeys.mutate(store, [hotkey, netuid], list => including(list, coldkey));
    ctx.emit(AutoStakeDestinationSet({ coldkey, netuid, hotkey }));
  },
});
