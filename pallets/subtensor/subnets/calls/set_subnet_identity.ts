import { call, ensure } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { bytes } from "@waystone/scale";
import { Err } from "../../errors.ts";
import { WEIGHTS } from "../../weights.ts";
import { SubnetIdentitySet } from "../events.ts";
import { ensureSubnetIdentity } from "../identity.ts";
import { SubnetIdentitiesV3, SubnetOwner } from "../storage.ts";

const text = bytes.named("Vec<u8>");

/** A subnet's owner says what the subnet is. */
export const set_subnet_identity = call({
  index: 78,
  weight: WEIGHTS.set_subnet_identity,
  docs: [
    "Say what a subnet is, in UTF-8: name and Discord name up to 256 bytes, the other texts up to 1024. It replaces what was said before.",
    "Origin: signed by the subnet's owner.",
    "Emits `SubnetIdentitySet`.",
    "Errors: `NotSubnetOwner`, `InvalidIdentity`.",
  ],
  args: {
    netuid: NetUid.named("NetUid"),
    subnet_name: text,
    github_repo: text,
    subnet_contact: text,
    subnet_url: text,
    discord: text,
    description: text,
    logo_url: text,
    additional: text,
  },
  dispatch(ctx, { netuid, ...identity }) {
    const coldkey = ctx.origin.ensureSigned();
    ensure(SubnetOwner.get(ctx.store, netuid) === coldkey, Err.NotSubnetOwner);
    ensureSubnetIdentity(identity);
    SubnetIdentitiesV3.set(ctx.store, [netuid], identity);
    ctx.emit(SubnetIdentitySet(netuid));
  },
});
