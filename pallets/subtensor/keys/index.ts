import { area } from "@waystone/frame";
import { decrease_take } from "./calls/decrease_take.ts";
import { increase_take } from "./calls/increase_take.ts";
import { try_associate_hotkey } from "./calls/try_associate_hotkey.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Who owns which key: hotkeys, delegates, identities, and how often keys may act. */
export const keys = area({ storage, events, calls: { try_associate_hotkey, increase_take, decrease_take } });
