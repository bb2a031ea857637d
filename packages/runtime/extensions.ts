import { type Port, port, type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { CheckShieldedTxValidity, isShielded } from "@waystone/pallet-mev-shield";
import { SubtensorTransactionExtension } from "@waystone/pallet-subtensor";
import { SudoTransactionExtension } from "@waystone/pallet-sudo";
import {
  CheckGenesis,
  CheckMortality,
  CheckNonce,
  CheckNonZeroSender,
  CheckSpecVersion,
  CheckTxVersion,
  CheckWeight,
} from "@waystone/pallet-system";
import { ChargeTransactionPayment } from "@waystone/pallet-transaction-payment";
import type { Era } from "@waystone/primitives";
import { fixedBytes, option, struct, tupleStruct, unit, variant } from "@waystone/scale";

type Nothing = Readonly<Record<never, never>>;

/** Hash of the metadata that hardware wallets check (RFC 78). */
export const MetadataHashPort: Port<() => Uint8Array> = port<() => Uint8Array>("metadata hash");

const Mode = variant("frame_metadata_hash_extension::Mode", { Disabled: 0, Enabled: 1 });

/** Lets a wallet sign for the metadata that it showed its user. */
export const CheckMetadataHash: TransactionExtension = transactionExtension<
  { readonly mode: "Disabled" | "Enabled" },
  Uint8Array | undefined
>({
  identifier: "CheckMetadataHash",
  extra: struct("frame_metadata_hash_extension::CheckMetadataHash", { mode: Mode.named("Mode") }),
  implicit: option(fixedBytes(32)),
  implicitValue(ctx, { mode }) {
    return mode === "Disabled" ? undefined : ctx.use(MetadataHashPort)();
  },
});

/** Longest era of an encrypted transaction, in blocks: nobody can open it later, and it would only lie in the pools. */
const MAX_SHIELD_ERA = 8;

/** {@link CheckMortality}, which also keeps out what is encrypted and may wait for longer than its key lives. */
const ShortLivedIfShielded: TransactionExtension<Era> = {
  ...(CheckMortality as TransactionExtension<Era>),
  validate(tx, era) {
    if (isShielded(tx.call) && (era.type === "Immortal" || era.period > MAX_SHIELD_ERA))
      throw TransactionInvalid.invalid("Stale");
    return CheckMortality.validate?.(tx, era);
  },
};

/** An extension that clients expect in its place and that has nothing to check yet: its pallet is not part of this runtime. */
const inert = (identifier: string, path: string): TransactionExtension =>
  transactionExtension<Nothing, undefined>({
    identifier,
    extra: tupleStruct(path, []),
    implicit: unit,
    implicitValue: () => undefined,
  });

/** All extensions in Subtensor's order, which is that of the signed payload (`runtime.md` 10.1). */
export function extensionsInOrder(): readonly TransactionExtension[] {
  return [
    CheckNonZeroSender,
    CheckSpecVersion,
    CheckTxVersion,
    CheckGenesis,
    ShortLivedIfShielded,
    CheckNonce,
    CheckWeight,
    ChargeTransactionPayment,
    SudoTransactionExtension,
    CheckShieldedTxValidity,
    SubtensorTransactionExtension,
    inert("DrandPriority", "pallet_drand::drand_priority::DrandPriority"),
    CheckMetadataHash,
  ];
}
