import { apiMethod, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { AuraConfigPort, Authorities, AuthorityId } from "@waystone/pallet-aura";
import { newtype, u64, vec } from "@waystone/scale";

const SlotDuration = newtype("sp_consensus_slots::SlotDuration", u64.named("u64"));

/** Slot duration and authors. */
export const auraApi: RuntimeApi = runtimeApi("AuraApi", 1, ["Slot duration and authors."], {
  slot_duration: apiMethod({
    docs: ["Time of a slot in milliseconds."],
    args: {},
    result: SlotDuration,
    handle: ctx => ctx.use(AuraConfigPort).slotDuration,
  }),
  authorities: apiMethod({
    docs: ["Keys of the authors."],
    args: {},
    result: vec(AuthorityId),
    handle: ctx => Authorities.get(ctx.store),
  }),
});
