import { blake3 } from "@waystone/crypto";
import { fixedBytes, type MetadataV15, str, struct, u8, u16, u32, variant, vec } from "@waystone/scale";
import type { Version } from "../runtime/runtime.ts";
import { Leaf, LeafIndex, TypeRef } from "./leaves.ts";

/** What a wallet shows amounts with. */
export interface TokenInfo {
  readonly symbol: string;
  readonly decimals: number;
  /** Prefix of addresses. */
  readonly ss58Prefix: number;
}

const Extrinsic = struct("ExtrinsicMetadata", {
  version: u8,
  address_ty: TypeRef,
  call_ty: TypeRef,
  signature_ty: TypeRef,
  signed_extensions: vec(
    struct("SignedExtensionMetadata", {
      identifier: str,
      included_in_extrinsic: TypeRef,
      included_in_signed_data: TypeRef,
    }),
  ),
});

const hash = fixedBytes(32);
const Digest = variant("MetadataDigest", {
  V1: [
    1,
    {
      type_information_tree_root: hash,
      extrinsic_metadata_hash: hash,
      spec_version: u32,
      spec_name: str,
      base58_prefix: u16,
      decimals: u8,
      token_symbol: str,
    },
  ],
});

/** Root of a complete binary tree over leaves: the last two become one, which goes to the front, until one is left. */
function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const nodes = [...leaves];
  for (;;) {
    const [left, right] = nodes.splice(-2);
    if (left === undefined || right === undefined) return left ?? new Uint8Array(32);
    nodes.unshift(blake3(Uint8Array.of(...left, ...right)));
  }
}

/**
 * The hash of a runtime's metadata as RFC 78 defines it: wallets without trust in what they are told sign for it, and show a
 * transaction by proofs against it.
 */
export function metadataHash({ types, extrinsic }: MetadataV15, version: Version, token: TokenInfo): Uint8Array {
  const { address_ty, call_ty, signature_ty, signed_extensions } = extrinsic;
  const index = new LeafIndex(types, [
    address_ty,
    call_ty,
    signature_ty,
    ...signed_extensions.flatMap(({ ty, additional_signed }) => [ty, additional_signed]),
  ]);
  const ref = (id: number) => index.ref(id);
  const extrinsicMetadata = Extrinsic.encode({
    version: extrinsic.version,
    address_ty: ref(address_ty),
    call_ty: ref(call_ty),
    signature_ty: ref(signature_ty),
    signed_extensions: signed_extensions.map(({ identifier, ty, additional_signed }) => ({
      identifier,
      included_in_extrinsic: ref(ty),
      included_in_signed_data: ref(additional_signed),
    })),
  });
  const digest = Digest.encode({
    type: "V1",
    value: {
      type_information_tree_root: merkleRoot(index.leaves().map(leaf => blake3(Leaf.encode(leaf)))),
      extrinsic_metadata_hash: blake3(extrinsicMetadata),
      spec_version: version.specVersion,
      spec_name: version.specName,
      base58_prefix: token.ss58Prefix,
      decimals: token.decimals,
      token_symbol: token.symbol,
    },
  });
  return blake3(digest);
}
