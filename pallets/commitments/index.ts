import { constant, definePallet } from "@waystone/frame";
import { Rao } from "@waystone/primitives";
import { u32 } from "@waystone/scale";
import { set_commitment } from "./calls/set_commitment.ts";
import { set_max_space } from "./calls/set_max_space.ts";
import { Err } from "./errors.ts";
import * as events from "./events.ts";
import { tryState } from "./invariants.ts";
import * as storage from "./storage.ts";
import { MAX_FIELDS } from "./types.ts";

export { commitments } from "./commitments.ts";
export { type Committers, CommittersPort } from "./config.ts";

const nothingHeld = () => 0n;

/** What neurons publish of themselves (`runtime.md` 7.3). */
export const Commitments = definePallet({
  name: "Commitments",
  storage,
  events,
  errors: Err,
  calls: { set_commitment, set_max_space },
  constants: {
    MaxFields: constant(u32, () => MAX_FIELDS, "Most fields of a commitment."),
    InitialDeposit: constant(Rao, nothingHeld, "What is held for a commitment, in rao."),
    FieldDeposit: constant(Rao, nothingHeld, "What is held for each field of a commitment, in rao."),
  },
  tryState,
});
