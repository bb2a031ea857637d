import { area } from "@waystone/frame";
import { burned_register } from "./calls/burned_register.ts";
import { pow_register } from "./calls/pow_register.ts";
import { register } from "./calls/register.ts";
import { register_limit } from "./calls/register_limit.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Neurons come and go. */
export const registration = area({
  storage,
  events,
  calls: { register, burned_register, register_limit, pow_register },
});
