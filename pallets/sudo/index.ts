import { definePallet } from "@waystone/frame";
import { remove_key } from "./calls/remove_key.ts";
import { set_key } from "./calls/set_key.ts";
import { sudo } from "./calls/sudo.ts";
import { sudo_as } from "./calls/sudo_as.ts";
import { sudo_unchecked_weight } from "./calls/sudo_unchecked_weight.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

export { SudoTransactionExtension } from "./extensions.ts";
export { SudoErrorEncoderPort } from "./ports.ts";
export { Key } from "./storage.ts";

/** One key that may act as root. */
export const Sudo = definePallet({
  name: "Sudo",
  storage,
  events,
  errors: Err,
  calls: { sudo, sudo_unchecked_weight, set_key, sudo_as, remove_key },
});
