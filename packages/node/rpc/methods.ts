import { type Method, method } from "./method.ts";
import { account_nextIndex } from "./methods/account_nextIndex.ts";
import { archive_v1_body } from "./methods/archive_v1_body.ts";
import { archive_v1_call } from "./methods/archive_v1_call.ts";
import { archive_v1_finalizedHeight } from "./methods/archive_v1_finalizedHeight.ts";
import { archive_v1_genesisHash } from "./methods/archive_v1_genesisHash.ts";
import { archive_v1_hashByHeight } from "./methods/archive_v1_hashByHeight.ts";
import { archive_v1_header } from "./methods/archive_v1_header.ts";
import { archive_v1_storage } from "./methods/archive_v1_storage.ts";
import { archive_v1_storageDiff } from "./methods/archive_v1_storageDiff.ts";
import { author_pendingExtrinsics } from "./methods/author_pendingExtrinsics.ts";
import { author_removeExtrinsic } from "./methods/author_removeExtrinsic.ts";
import { author_submitAndWatchExtrinsic } from "./methods/author_submitAndWatchExtrinsic.ts";
import { author_submitExtrinsic } from "./methods/author_submitExtrinsic.ts";
import { chain_getBlock } from "./methods/chain_getBlock.ts";
import { chain_getBlockHash } from "./methods/chain_getBlockHash.ts";
import { chain_getFinalizedHead } from "./methods/chain_getFinalizedHead.ts";
import { chain_getHeader } from "./methods/chain_getHeader.ts";
import { chain_subscribeAllHeads } from "./methods/chain_subscribeAllHeads.ts";
import { chain_subscribeFinalizedHeads } from "./methods/chain_subscribeFinalizedHeads.ts";
import { chain_subscribeNewHeads } from "./methods/chain_subscribeNewHeads.ts";
import { chainHead_v1_body } from "./methods/chainHead_v1_body.ts";
import { chainHead_v1_call } from "./methods/chainHead_v1_call.ts";
import { chainHead_v1_continue } from "./methods/chainHead_v1_continue.ts";
import { chainHead_v1_follow } from "./methods/chainHead_v1_follow.ts";
import { chainHead_v1_header } from "./methods/chainHead_v1_header.ts";
import { chainHead_v1_stopOperation } from "./methods/chainHead_v1_stopOperation.ts";
import { chainHead_v1_storage } from "./methods/chainHead_v1_storage.ts";
import { chainHead_v1_unpin } from "./methods/chainHead_v1_unpin.ts";
import { chainSpec_v1_chainName } from "./methods/chainSpec_v1_chainName.ts";
import { chainSpec_v1_genesisHash } from "./methods/chainSpec_v1_genesisHash.ts";
import { chainSpec_v1_properties } from "./methods/chainSpec_v1_properties.ts";
import { dev_newBlock } from "./methods/dev_newBlock.ts";
import { payment_queryFeeDetails } from "./methods/payment_queryFeeDetails.ts";
import { payment_queryInfo } from "./methods/payment_queryInfo.ts";
import { state_call } from "./methods/state_call.ts";
import { state_getKeys } from "./methods/state_getKeys.ts";
import { state_getKeysPaged } from "./methods/state_getKeysPaged.ts";
import { state_getMetadata } from "./methods/state_getMetadata.ts";
import { state_getPairs } from "./methods/state_getPairs.ts";
import { state_getReadProof } from "./methods/state_getReadProof.ts";
import { state_getRuntimeVersion } from "./methods/state_getRuntimeVersion.ts";
import { state_getStorage } from "./methods/state_getStorage.ts";
import { state_getStorageHash } from "./methods/state_getStorageHash.ts";
import { state_getStorageSize } from "./methods/state_getStorageSize.ts";
import { state_queryStorage } from "./methods/state_queryStorage.ts";
import { state_queryStorageAt } from "./methods/state_queryStorageAt.ts";
import { state_subscribeRuntimeVersion } from "./methods/state_subscribeRuntimeVersion.ts";
import { state_subscribeStorage } from "./methods/state_subscribeStorage.ts";
import { system_chain } from "./methods/system_chain.ts";
import { system_chainType } from "./methods/system_chainType.ts";
import { system_dryRun } from "./methods/system_dryRun.ts";
import { system_health } from "./methods/system_health.ts";
import { system_localListenAddresses } from "./methods/system_localListenAddresses.ts";
import { system_localPeerId } from "./methods/system_localPeerId.ts";
import { system_name } from "./methods/system_name.ts";
import { system_nodeRoles } from "./methods/system_nodeRoles.ts";
import { system_peers } from "./methods/system_peers.ts";
import { system_properties } from "./methods/system_properties.ts";
import { system_syncState } from "./methods/system_syncState.ts";
import { system_version } from "./methods/system_version.ts";
import { transaction_v1_broadcast } from "./methods/transaction_v1_broadcast.ts";
import { transaction_v1_stop } from "./methods/transaction_v1_stop.ts";

/** Every method, one a file under its wire name; a subscription brings the method that ends it. */
const DEFINED: readonly Method[] = [
  account_nextIndex,
  archive_v1_body,
  archive_v1_call,
  archive_v1_finalizedHeight,
  archive_v1_genesisHash,
  archive_v1_hashByHeight,
  archive_v1_header,
  archive_v1_storage,
  archive_v1_storageDiff,
  author_pendingExtrinsics,
  author_removeExtrinsic,
  author_submitAndWatchExtrinsic,
  author_submitExtrinsic,
  chainHead_v1_body,
  chainHead_v1_call,
  chainHead_v1_continue,
  chainHead_v1_follow,
  chainHead_v1_header,
  chainHead_v1_stopOperation,
  chainHead_v1_storage,
  chainHead_v1_unpin,
  chainSpec_v1_chainName,
  chainSpec_v1_genesisHash,
  chainSpec_v1_properties,
  chain_getBlock,
  chain_getBlockHash,
  chain_getFinalizedHead,
  chain_getHeader,
  chain_subscribeAllHeads,
  chain_subscribeFinalizedHeads,
  chain_subscribeNewHeads,
  dev_newBlock,
  payment_queryFeeDetails,
  payment_queryInfo,
  state_call,
  state_getKeys,
  state_getKeysPaged,
  state_getMetadata,
  state_getPairs,
  state_getReadProof,
  state_getRuntimeVersion,
  state_getStorage,
  state_getStorageHash,
  state_getStorageSize,
  state_queryStorage,
  state_queryStorageAt,
  state_subscribeRuntimeVersion,
  state_subscribeStorage,
  system_chain,
  system_chainType,
  system_dryRun,
  system_health,
  system_localListenAddresses,
  system_localPeerId,
  system_name,
  system_nodeRoles,
  system_peers,
  system_properties,
  system_syncState,
  system_version,
  transaction_v1_broadcast,
  transaction_v1_stop,
].flat();

function byName(): ReadonlyMap<string, Method> {
  const all = new Map<string, Method>();
  const rpc_methods = method({
    name: "rpc_methods",
    params: {},
    handle: () => ({ methods: [...all.keys()].sort() }),
  });
  for (const one of [...DEFINED, rpc_methods]) for (const name of [one.name, ...one.aliases]) all.set(name, one);
  return all;
}

/** The methods that the server answers, by wire name and by their other names. */
export const METHODS: ReadonlyMap<string, Method> = byName();
