import { area } from "@waystone/frame";
import { batch_commit_weights } from "./calls/batch_commit_weights.ts";
import { batch_reveal_weights } from "./calls/batch_reveal_weights.ts";
import { batch_set_weights } from "./calls/batch_set_weights.ts";
import { commit_crv3_mechanism_weights } from "./calls/commit_crv3_mechanism_weights.ts";
import { commit_mechanism_weights } from "./calls/commit_mechanism_weights.ts";
import { commit_timelocked_mechanism_weights } from "./calls/commit_timelocked_mechanism_weights.ts";
import { commit_timelocked_weights } from "./calls/commit_timelocked_weights.ts";
import { commit_weights } from "./calls/commit_weights.ts";
import { reveal_mechanism_weights } from "./calls/reveal_mechanism_weights.ts";
import { reveal_weights } from "./calls/reveal_weights.ts";
import { set_mechanism_weights } from "./calls/set_mechanism_weights.ts";
import { set_weights } from "./calls/set_weights.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Weights are set, committed and revealed. */
export const weights = area({
  storage,
  events,
  calls: {
    set_weights,
    set_mechanism_weights,
    batch_set_weights,
    commit_weights,
    commit_mechanism_weights,
    batch_commit_weights,
    reveal_weights,
    reveal_mechanism_weights,
    batch_reveal_weights,
    commit_timelocked_weights,
    commit_timelocked_mechanism_weights,
    commit_crv3_mechanism_weights,
  },
});
