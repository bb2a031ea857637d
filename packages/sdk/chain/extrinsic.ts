import { blake2_256 } from "@waystone/crypto";
import { AccountId, Era, type Hash, MultiAddress, MultiSignature, mortalEra } from "@waystone/primitives";
import { compact, fixedBytes, H256, option, u32, u64, Writer } from "@waystone/scale";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";
import type { ChainSchema } from "./schema.ts";

/** What a signature commits to beside the call. */
export interface SigningFacts {
  readonly genesisHash: Hash;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly nonce: number;
  /** Tip in rao. */
  readonly tip: bigint;
  /** Blocks for which the transaction is valid, beginning with {@link era}; 0 for ever. */
  readonly period: number;
  /** Block from which the era counts, and its hash. */
  readonly era: { readonly number: number; readonly hash: Hash };
}

const compactNonce = compact(u32);
const compactTip = compact(u64);
const metadataHash = option(fixedBytes(32));

/** Writes what an extension carries and what it only signs. Those without data write nothing. @throws SdkError `bad-metadata` for one that is not known and has data */
function writeExtension(identifier: string, facts: SigningFacts, extra: Writer, implicit: Writer): void {
  switch (identifier) {
    case "CheckMortality": {
      const era = facts.period === 0 ? ({ type: "Immortal" } as const) : mortalEra(facts.period, facts.era.number);
      Era.write(extra, era);
      H256.write(implicit, facts.period === 0 ? facts.genesisHash : facts.era.hash);
      return;
    }
    case "CheckNonce":
      return compactNonce.write(extra, facts.nonce);
    case "ChargeTransactionPayment":
      return compactTip.write(extra, facts.tip);
    case "CheckSpecVersion":
      return u32.write(implicit, facts.specVersion);
    case "CheckTxVersion":
      return u32.write(implicit, facts.transactionVersion);
    case "CheckGenesis":
      return H256.write(implicit, facts.genesisHash);
    case "CheckMetadataHash":
      extra.byte(0);
      return metadataHash.write(implicit, undefined);
    default:
      return;
  }
}

/** What is signed of a payload: itself, or its hash where it is long. */
export function signedPart(payload: Uint8Array): Uint8Array {
  return payload.length > 256 ? blake2_256(payload) : payload;
}

/** A signed extrinsic of format 4 from a call's bytes. */
export async function signExtrinsic(
  schema: ChainSchema,
  call: Uint8Array,
  signer: Signer,
  facts: SigningFacts,
): Promise<Uint8Array> {
  if (signer.kind !== "sr25519")
    throw new SdkError("bad-key", `a ${signer.kind} key cannot sign here; use an sr25519 key`);
  const extra = new Writer();
  const implicit = new Writer();
  for (const { identifier } of schema.metadata.extrinsic.signed_extensions)
    writeExtension(identifier, facts, extra, implicit);
  const extraBytes = extra.finish();
  const payload = new Writer();
  payload.raw(call);
  payload.raw(extraBytes);
  payload.raw(implicit.finish());
  const message = payload.finish();
  const signature = await (signer.signPayload?.(message) ?? signer.sign(signedPart(message)));
  const body = new Writer();
  body.byte(0x84);
  MultiAddress.write(body, { type: "Id", value: AccountId.from(signer.accountId) });
  MultiSignature.write(body, { type: "Sr25519", value: signature });
  body.raw(extraBytes);
  body.raw(call);
  const bytes = body.finish();
  const out = new Writer();
  out.compact(bytes.length);
  out.raw(bytes);
  return out.finish();
}
