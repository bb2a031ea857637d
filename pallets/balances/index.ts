import { constant, definePallet } from "@waystone/frame";
import { u32, u64 } from "@waystone/scale";
import { burn } from "./calls/burn.ts";
import { force_set_balance } from "./calls/force_set_balance.ts";
import { force_transfer } from "./calls/force_transfer.ts";
import { transfer_all } from "./calls/transfer_all.ts";
import { transfer_allow_death } from "./calls/transfer_allow_death.ts";
import { transfer_keep_alive } from "./calls/transfer_keep_alive.ts";
import { BalancesConfigPort } from "./config.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import { tryState } from "./invariants.ts";
import * as storage from "./storage.ts";

export {
  type AccountBalances,
  type AccountBooks,
  AccountBooksPort,
  type BalancesConfig,
  BalancesConfigPort,
} from "./config.ts";
export { genesis } from "./genesis.ts";
export { type Currency, currency } from "./logic/currency.ts";
export { TotalIssuance } from "./storage.ts";

/** Accounts' TAO. */
export const Balances = definePallet({
  name: "Balances",
  storage,
  events,
  errors: Err,
  calls: { transfer_allow_death, force_transfer, transfer_keep_alive, transfer_all, force_set_balance, burn },
  constants: {
    ExistentialDeposit: constant(
      u64,
      ports => ports.use(BalancesConfigPort).existentialDeposit,
      "Least balance of an account, in rao.",
    ),
    MaxLocks: constant(u32, 50, "Most locks an account may have."),
    MaxReserves: constant(u32, 50, "Most named reserves an account may have."),
    MaxFreezes: constant(u32, 50, "Most freezes an account may have."),
  },
  tryState,
});
