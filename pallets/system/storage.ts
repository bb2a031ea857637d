import { blake2_128Concat, storageMap, storageValue, twox64Concat } from "@waystone/frame";
import { AccountId, BlockNumber, Digest as DigestCodec, H256, ZERO_HASH } from "@waystone/primitives";
import { bool, bytes, tuple, u32, vec } from "@waystone/scale";
import { NEW_ACCOUNT, NO_WEIGHTS } from "./defaults.ts";
import { AccountInfo, EventRecord, LastRuntimeUpgradeInfo, PerDispatchClassWeight, Phase } from "./types.ts";

/** Nonce, reference counts and balances of every account. */
export const Account = storageMap({
  docs: ["The full account information of an account."],
  keys: [blake2_128Concat(AccountId)],
  value: AccountInfo,
  default: NEW_ACCOUNT,
});

/** How many extrinsics the block at hand has so far. */
export const ExtrinsicCount = storageValue({ docs: ["Number of extrinsics of the block at hand."], value: u32 });

/** Whether the inherents of the block at hand are all applied. */
export const InherentsApplied = storageValue({
  docs: ["Whether all inherents of the block at hand were applied."],
  value: bool,
  default: false,
});

/** Weight that the block at hand has used, by class. */
export const BlockWeight = storageValue({
  docs: ["Weight used by the block at hand, by class of dispatch."],
  value: PerDispatchClassWeight,
  default: NO_WEIGHTS,
});

/** Bytes of all extrinsics of the block at hand. */
export const AllExtrinsicsLen = storageValue({
  docs: ["Total length of the block's extrinsics in bytes."],
  value: u32,
});

/** Hashes of earlier blocks, as many as `BlockHashCount`. */
export const BlockHash = storageMap({
  docs: ["Hashes of recent blocks by number."],
  keys: [twox64Concat(BlockNumber)],
  value: H256,
  default: ZERO_HASH,
});

/** Bytes of the extrinsics of the block at hand, until it is finalised. */
export const ExtrinsicData = storageMap({
  docs: ["Extrinsics of the block at hand by index, as bytes."],
  keys: [twox64Concat(u32)],
  value: bytes,
  default: new Uint8Array(0),
});

/** Number of the block at hand. */
export const Number = storageValue({ docs: ["Number of the block at hand."], value: BlockNumber, default: 0 });

/** Hash of the block before. */
export const ParentHash = storageValue({ docs: ["Hash of the previous block."], value: H256, default: ZERO_HASH });

/** Digest of the block at hand. */
export const Digest = storageValue({
  docs: ["Digest of the block at hand."],
  value: DigestCodec,
  default: { logs: [] },
});

/** Events of the block. */
export const Events = storageValue({
  docs: ["Events of the block, in the order in which they were emitted."],
  value: vec(EventRecord),
  default: [],
});

/** How many events the block has. */
export const EventCount = storageValue({ docs: ["Number of events of the block."], value: u32, default: 0 });

/** Where events with a topic are to be found. */
export const EventTopics = storageMap({
  docs: ["Topic → (block, index of the event). No event of this runtime has topics."],
  keys: [blake2_128Concat(H256)],
  value: vec(tuple(BlockNumber, u32)),
  default: [],
});

/** The runtime that the chain last ran. */
export const LastRuntimeUpgrade = storageValue({
  docs: ["Version of the runtime at its last upgrade."],
  value: LastRuntimeUpgradeInfo,
});

/** Whether reference counts are 32 bits wide. */
export const UpgradedToU32RefCount = storageValue({
  docs: ["Whether reference counts are 32-bit numbers."],
  value: bool,
  default: false,
});

/** Whether an account has three reference counts. */
export const UpgradedToTripleRefCount = storageValue({
  docs: ["Whether accounts have three reference counts."],
  value: bool,
  default: false,
});

/** Where in the block the chain is. */
export const ExecutionPhase = storageValue({ docs: ["The phase of the block at hand."], value: Phase });
