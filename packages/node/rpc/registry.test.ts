import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { METHODS } from "./methods.ts";

/** Names that clients ask for: the surface of the chain. A name may be added; one that goes breaks somebody. */
const SURFACE = `
account_nextIndex author_pendingExtrinsics author_removeExtrinsic author_submitAndWatchExtrinsic author_submitExtrinsic
author_unwatchExtrinsic chainHead_v1_body chainHead_v1_call chainHead_v1_continue chainHead_v1_follow chainHead_v1_header
chainHead_v1_stopOperation chainHead_v1_storage chainHead_v1_unfollow chainHead_v1_unpin chainSpec_v1_chainName
chainSpec_v1_genesisHash chainSpec_v1_properties chain_getBlock chain_getBlockHash chain_getFinalisedHead
chain_getFinalizedHead chain_getHead chain_getHeader chain_getRuntimeVersion chain_subscribeAllHeads
chain_subscribeFinalisedHeads chain_subscribeFinalizedHeads chain_subscribeNewHead chain_subscribeNewHeads
chain_subscribeRuntimeVersion chain_unsubscribeAllHeads chain_unsubscribeFinalisedHeads chain_unsubscribeFinalizedHeads
chain_unsubscribeNewHead chain_unsubscribeNewHeads chain_unsubscribeRuntimeVersion payment_queryFeeDetails
payment_queryInfo rpc_methods state_call state_callAt state_getKeys state_getKeysPaged state_getKeysPagedAt
state_getMetadata state_getPairs state_getReadProof state_getRuntimeVersion state_getStorage state_getStorageAt
state_getStorageHash state_getStorageHashAt state_getStorageSize state_getStorageSizeAt state_queryStorage
state_queryStorageAt state_subscribeRuntimeVersion state_subscribeStorage state_unsubscribeRuntimeVersion
state_unsubscribeStorage subscribe_newHead system_accountNextIndex system_chain system_chainType system_dryRun
system_dryRunAt system_health system_localListenAddresses system_localPeerId system_name system_nodeRoles system_peers
system_properties system_syncState system_version transaction_v1_broadcast transaction_v1_stop unsubscribe_newHead
`
  .trim()
  .split(/\s+/);

it("has one file a method, under its wire name", () => {
  const files = readdirSync(join(import.meta.dirname, "methods")).map(file => file.replace(/\.ts$/, ""));
  for (const file of files) expect(METHODS.get(file)?.name, file).toBe(file);
  const ends = [...METHODS.values()].filter(({ name }) => /_(un(subscribe|watch|follow)|stopStorage)/.test(name));
  const own = new Set([...METHODS.values()].filter(method => !ends.includes(method)).map(({ name }) => name));
  own.delete("rpc_methods");
  expect([...own].sort()).toEqual(files.sort());
});

it("answers every name that clients ask for, and gives no name twice", () => {
  for (const name of SURFACE) expect(METHODS.has(name), name).toBe(true);
  const names = [...new Set(METHODS.values())].flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});
