import { testOwnerHotkey } from "../test/owner-hotkey.ts";

testOwnerHotkey("sudo_set_sn_owner_hotkey");
