import { testOwnerHotkey } from "../test/owner-hotkey.ts";

testOwnerHotkey("sudo_set_subnet_owner_hotkey");
