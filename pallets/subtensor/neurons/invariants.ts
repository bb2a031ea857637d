import type { Context } from "@waystone/frame";
import { type NetUid, storageIndexOf } from "@waystone/primitives";
import { allSubnets } from "../subnets/lookups.ts";
import { MechanismCountCurrent } from "../subnets/storage.ts";
import {
  Active,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  LastUpdate,
  SubnetworkN,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
} from "./storage.ts";

/** Uids and hotkeys of a subnet name each other, 0 to n − 1, and membership agrees. */
function brokenUids({ store }: Context, netuid: NetUid, n: number): string[] {
  const problems: string[] = [];
  let hotkeys = 0;
  for (const [[, uid], hotkey] of Keys.iterPrefix(store, netuid)) {
    hotkeys++;
    if (uid >= n) problems.push(`subnet ${netuid} has ${n} neurons, and a hotkey at uid ${uid}`);
    if (Uids.get(store, netuid, hotkey) !== uid)
      problems.push(`subnet ${netuid}: Keys has ${hotkey} at uid ${uid}, Uids at ${Uids.get(store, netuid, hotkey)}`);
    if (!IsNetworkMember.get(store, hotkey, netuid)) problems.push(`subnet ${netuid}: neuron ${hotkey} is no member`);
  }
  const uids = [...Uids.iterKeys(store, netuid)].length;
  if (hotkeys !== n || uids !== n)
    problems.push(`subnet ${netuid} has ${n} neurons, ${hotkeys} hotkeys and ${uids} uids`);
  return problems;
}

/** Vectors with a value for each uid. Stake weights are left out: they come with the first epoch. */
const VECTORS = { Active, Emission, Consensus, Dividends, ValidatorTrust, ValidatorPermit } as const;
/** Vectors with a value for each uid and mechanism. */
const MECHANISM_VECTORS = { Incentive, LastUpdate } as const;

/** Vectors with another number of values than neurons. */
function brokenVectors({ store }: Context, netuid: NetUid, n: number): string[] {
  const lengths: [name: string, length: number][] = [];
  for (const [name, vector] of Object.entries(VECTORS)) lengths.push([name, vector.get(store, netuid).length]);
  for (let mecid = 0; mecid < MechanismCountCurrent.get(store, netuid); mecid++)
    for (const [name, vector] of Object.entries(MECHANISM_VECTORS)) {
      const { length } = vector.get(store, storageIndexOf(netuid, mecid));
      // A mechanism that was added has values of those alone who came since, until its first epoch: so it is in the reference.
      if (mecid === 0 || length > n) lengths.push([`${name} of mechanism ${mecid}`, length]);
    }
  return lengths
    .filter(([, length]) => length !== n)
    .map(([name, length]) => `subnet ${netuid} has ${n} neurons, and ${length} values in ${name}`);
}

/** Hotkeys and uids are a bijection, and all vectors have a value a uid (`runtime.md` 11.8). */
export function neuronProblems(ctx: Context): string[] {
  return allSubnets(ctx).flatMap(netuid => {
    const n = SubnetworkN.get(ctx.store, netuid);
    return [...brokenUids(ctx, netuid, n), ...brokenVectors(ctx, netuid, n)];
  });
}
