import { AccountId, I64F64 } from "@waystone/primitives";
import { type Codec, option, type Static, struct, tuple, vec } from "@waystone/scale";
import { stakeWeight } from "../children/stake-weight.ts";
import { ValidatorPermit } from "../neurons/storage.ts";
import { CommitmentsPort } from "../ports.ts";
import { StakeThreshold } from "../shares/storage.ts";
import { chosen } from "./metagraph.ts";
import type { Subnet } from "./subnet.ts";
import { C16, CNetUid, Text, toText } from "./wire.ts";

/** A metagraph of which only the fields that were asked for are given. */
export const SelectiveMetagraph = struct("pallet_subtensor::rpc_info::metagraph::SelectiveMetagraph", {
  netuid: CNetUid,
  ...Object.fromEntries(chosen.map(([name, { codec }]) => [name, option(codec as Codec<unknown>)])),
  validators: option(vec(C16)),
  commitments: option(vec(tuple(AccountId, Text))),
});
/** A metagraph of which only the fields that were asked for are given. */
export type SelectiveMetagraph = Static<typeof SelectiveMetagraph>;

/** Index of `validators`, behind all of the metagraph's fields; `commitments` follows. */
const VALIDATORS = chosen.length + 1;

/** The fields of a metagraph whose indices are given, 0 to 73. Others are passed over. */
export function selectiveMetagraph(subnet: Subnet, indices: readonly number[]): SelectiveMetagraph {
  const wanted = new Set(indices);
  const fields = chosen.map(([name, { codec, read }], at) => {
    // A field that is itself an option needs its presence told apart from its own absence.
    if (!wanted.has(at + 1)) return [name, codec.nullable ? { type: "None" } : undefined];
    return [name, codec.nullable ? { type: "Some", value: read(subnet) } : read(subnet)];
  });
  return {
    netuid: subnet.netuid,
    ...Object.fromEntries(fields),
    validators: wanted.has(VALIDATORS) ? validators(subnet) : undefined,
    commitments: wanted.has(VALIDATORS + 1) ? commitments(subnet) : undefined,
  } as SelectiveMetagraph;
}

/** Uids with a permit and more stake weight than the threshold, by stake weight from the least; of equal ones the least uid first. */
function validators({ ctx, netuid, hotkeys }: Subnet): number[] {
  const permits = ValidatorPermit.get(ctx.store, netuid);
  const threshold = I64F64.saturatingFromNum(StakeThreshold.get(ctx.store));
  return hotkeys
    .map((hotkey, uid) => ({
      uid,
      stake: permits[uid] === true ? stakeWeight(ctx, hotkey, netuid).total : I64F64.ZERO,
    }))
    .filter(({ uid, stake }) => permits[uid] === true && stake > threshold)
    .sort((a, b) => I64F64.compare(a.stake, b.stake))
    .map(({ uid }) => uid);
}

function commitments({ ctx, netuid }: Subnet): (readonly [AccountId, readonly number[]])[] {
  return Array.from(ctx.use(CommitmentsPort).of(ctx, netuid), ([who, said]) => [who, toText(said)] as const);
}
