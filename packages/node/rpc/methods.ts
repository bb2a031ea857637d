import { type Method, method } from "./method.ts";
import { account_nextIndex } from "./methods/account_nextIndex.ts";
import { author_pendingExtrinsics } from "./methods/author_pendingExtrinsics.ts";
import { author_submitAndWatchExtrinsic } from "./methods/author_submitAndWatchExtrinsic.ts";
import { author_submitExtrinsic } from "./methods/author_submitExtrinsic.ts";
import { chain_getBlock } from "./methods/chain_getBlock.ts";
import { chain_getBlockHash } from "./methods/chain_getBlockHash.ts";
import { chain_getFinalizedHead } from "./methods/chain_getFinalizedHead.ts";
import { chain_getHead } from "./methods/chain_getHead.ts";
import { chain_getHeader } from "./methods/chain_getHeader.ts";
import {
  chain_subscribeAllHeads,
  chain_subscribeFinalizedHeads,
  chain_subscribeNewHeads,
} from "./methods/chain_subscribeNewHeads.ts";
import * as chainHead from "./methods/chainHead_v1.ts";
import * as chainSpec from "./methods/chainSpec_v1.ts";
import { payment_queryFeeDetails, payment_queryInfo } from "./methods/payment.ts";
import { state_call } from "./methods/state_call.ts";
import { state_getKeys, state_getKeysPaged, state_getPairs } from "./methods/state_getKeys.ts";
import { state_getMetadata } from "./methods/state_getMetadata.ts";
import { state_getReadProof } from "./methods/state_getReadProof.ts";
import { state_getRuntimeVersion } from "./methods/state_getRuntimeVersion.ts";
import { state_getStorage, state_getStorageHash, state_getStorageSize } from "./methods/state_getStorage.ts";
import { state_queryStorageAt } from "./methods/state_queryStorageAt.ts";
import { state_subscribeRuntimeVersion } from "./methods/state_subscribeRuntimeVersion.ts";
import { state_subscribeStorage } from "./methods/state_subscribeStorage.ts";
import * as system from "./methods/system.ts";
import * as transaction from "./methods/transaction_v1.ts";
import { unsubscribe } from "./methods/unsubscribe.ts";

/** Every method by its wire name; some are known under several. */
const named: Readonly<Record<string, Method>> = {
  account_nextIndex,
  system_accountNextIndex: account_nextIndex,
  author_pendingExtrinsics,
  author_submitExtrinsic,
  author_submitAndWatchExtrinsic,
  author_unwatchExtrinsic: unsubscribe,
  chain_getBlock,
  chain_getBlockHash,
  chain_getHead,
  chain_getFinalizedHead,
  chain_getFinalisedHead: chain_getFinalizedHead,
  chain_getHeader,
  chain_subscribeAllHeads,
  chain_unsubscribeAllHeads: unsubscribe,
  chain_subscribeNewHeads,
  chain_unsubscribeNewHeads: unsubscribe,
  chain_subscribeNewHead: chain_subscribeNewHeads,
  chain_unsubscribeNewHead: unsubscribe,
  subscribe_newHead: chain_subscribeNewHeads,
  unsubscribe_newHead: unsubscribe,
  chain_subscribeFinalizedHeads,
  chain_unsubscribeFinalizedHeads: unsubscribe,
  chain_subscribeFinalisedHeads: chain_subscribeFinalizedHeads,
  chain_unsubscribeFinalisedHeads: unsubscribe,
  chain_getRuntimeVersion: state_getRuntimeVersion,
  payment_queryInfo,
  payment_queryFeeDetails,
  state_call,
  state_callAt: state_call,
  state_getKeys,
  state_getKeysPaged,
  state_getKeysPagedAt: state_getKeysPaged,
  state_getPairs,
  state_getMetadata,
  state_getReadProof,
  state_getRuntimeVersion,
  state_getStorage,
  state_getStorageAt: state_getStorage,
  state_getStorageHash,
  state_getStorageHashAt: state_getStorageHash,
  state_getStorageSize,
  state_getStorageSizeAt: state_getStorageSize,
  state_queryStorageAt,
  state_subscribeRuntimeVersion,
  state_unsubscribeRuntimeVersion: unsubscribe,
  chain_subscribeRuntimeVersion: state_subscribeRuntimeVersion,
  chain_unsubscribeRuntimeVersion: unsubscribe,
  state_subscribeStorage,
  state_unsubscribeStorage: unsubscribe,
  ...system,
  ...transaction,
  ...chainHead,
  ...chainSpec,
};

const all = new Map(Object.entries(named));
all.set(
  "rpc_methods",
  method(() => ({ methods: [...all.keys()].sort() })),
);

/** The methods that the server answers, by wire name. */
export const METHODS: ReadonlyMap<string, Method> = all;
