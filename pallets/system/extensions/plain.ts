import { type TransactionExtension, TransactionInvalid, transactionExtension } from "@waystone/frame";
import { H256, type Hash, ZERO_ACCOUNT } from "@waystone/primitives";
import { type Codec, tupleStruct, u32, unit } from "@waystone/scale";
import { SystemConfigPort } from "../config.ts";
import { BlockHash } from "../storage.ts";

type Nothing = Readonly<Record<never, never>>;
const nothing = (name: string): Codec<Nothing> => tupleStruct(`frame_system::extensions::${name}`, []);

/** The zero account can sign nothing. */
export const CheckNonZeroSender: TransactionExtension = transactionExtension<Nothing, undefined>({
  identifier: "CheckNonZeroSender",
  extra: nothing("check_non_zero_sender::CheckNonZeroSender"),
  implicit: unit,
  implicitValue: () => undefined,
  validate({ who }) {
    if (who === ZERO_ACCOUNT) throw TransactionInvalid.invalid("BadSigner");
    return undefined;
  },
});

/** A signature holds for one version of the runtime. */
export const CheckSpecVersion: TransactionExtension = transactionExtension<Nothing, number>({
  identifier: "CheckSpecVersion",
  extra: nothing("check_spec_version::CheckSpecVersion"),
  implicit: u32,
  implicitValue: ctx => ctx.use(SystemConfigPort).version.specVersion,
});

/** A signature holds for one version of the extrinsic format. */
export const CheckTxVersion: TransactionExtension = transactionExtension<Nothing, number>({
  identifier: "CheckTxVersion",
  extra: nothing("check_tx_version::CheckTxVersion"),
  implicit: u32,
  implicitValue: ctx => ctx.use(SystemConfigPort).version.transactionVersion,
});

/** A signature holds for one chain. */
export const CheckGenesis: TransactionExtension = transactionExtension<Nothing, Hash>({
  identifier: "CheckGenesis",
  extra: nothing("check_genesis::CheckGenesis"),
  implicit: H256,
  implicitValue: ctx => BlockHash.get(ctx.store, 0),
});
