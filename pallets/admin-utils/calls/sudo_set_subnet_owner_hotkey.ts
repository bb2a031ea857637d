import { call } from "@waystone/frame";
import { HyperparametersPort } from "../config.ts";
import { account, netuid } from "../types.ts";
import { WEIGHTS } from "../weights.ts";

/** Names the hotkey of a subnet's owner. */
export const sudo_set_subnet_owner_hotkey = call({
  index: 64,
  weight: WEIGHTS.sudo_set_subnet_owner_hotkey,
  docs: [
    "Names the hotkey of a subnet's owner, which is never pruned; once in 50400 blocks.",
    "Origin: the owner of the subnet, or root.",
    "Emits `SubtensorModule.SubnetOwnerHotkeySet`.",
  ],
  args: { netuid, hotkey: account },
  dispatch: (ctx, args) => ctx.use(HyperparametersPort).setOwnerHotkey(ctx, args.netuid, args.hotkey),
});
