import { constant } from "@waystone/frame";
import { RuntimeVersion, type Weight } from "@waystone/primitives";
import { u16, u32 } from "@waystone/scale";
import { SystemConfigPort, type SystemLimits } from "./config.ts";
import { BlockLength as BlockLengthType, BlockWeights as BlockWeightsType, RuntimeDbWeight } from "./types.ts";

const wire = (w: { refTime: bigint; proofSize: bigint }): Weight => ({ ref_time: w.refTime, proof_size: w.proofSize });

function blockWeights(limits: SystemLimits): BlockWeightsType {
  const max = limits.maxBlock;
  const normal = {
    refTime: (max.refTime * limits.normalPercent) / 100n,
    proofSize: (max.proofSize * limits.normalPercent) / 100n,
  };
  const reserved = { refTime: max.refTime - normal.refTime, proofSize: max.proofSize - normal.proofSize };
  const base = wire(limits.baseExtrinsic);
  const less = (w: typeof normal) =>
    wire({ refTime: w.refTime - limits.baseBlock.refTime - limits.baseExtrinsic.refTime, proofSize: w.proofSize });
  return {
    base_block: wire(limits.baseBlock),
    max_block: wire(max),
    per_class: {
      normal: {
        base_extrinsic: base,
        max_extrinsic: less(normal),
        max_total: wire(normal),
        reserved: wire({ refTime: 0n, proofSize: 0n }),
      },
      operational: { base_extrinsic: base, max_extrinsic: less(max), max_total: wire(max), reserved: wire(reserved) },
      mandatory: { base_extrinsic: base, max_extrinsic: undefined, max_total: undefined, reserved: undefined },
    },
  };
}

/** Limits of a block's weight. */
export const BlockWeights = constant(
  BlockWeightsType,
  ports => blockWeights(ports.use(SystemConfigPort).limits),
  "Limits of a block's weight, by class.",
);

/** Limits of a block's length. */
export const BlockLength = constant(
  BlockLengthType,
  ports => {
    const { maxLength, normalPercent } = ports.use(SystemConfigPort).limits;
    const normal = Math.floor((maxLength * Number(normalPercent)) / 100);
    return { max: { normal, operational: maxLength, mandatory: maxLength } };
  },
  "Longest block in bytes, by class.",
);

/** How many hashes are kept. */
export const BlockHashCount = constant(
  u32,
  ports => ports.use(SystemConfigPort).limits.blockHashCount,
  "Number of recent block hashes that are kept.",
);

/** Cost of storage. */
export const DbWeight = constant(
  RuntimeDbWeight,
  { read: 25_000_000n, write: 100_000_000n },
  "Cost of one read and one write, in picoseconds.",
);

/** Version of the runtime. */
export const Version = constant(
  RuntimeVersion,
  ports => {
    const { version, apis } = ports.use(SystemConfigPort);
    return {
      spec_name: version.specName,
      impl_name: version.implName,
      authoring_version: version.authoringVersion,
      spec_version: version.specVersion,
      impl_version: version.implVersion,
      apis: apis(),
      transaction_version: version.transactionVersion,
      system_version: version.stateVersion,
    };
  },
  "Version of the runtime.",
);

/** Prefix of addresses. */
export const SS58Prefix = constant(u16, ports => ports.use(SystemConfigPort).ss58Prefix, "Prefix of SS58 addresses.");
