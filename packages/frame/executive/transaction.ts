import type { PostInfo } from "../define/context.ts";
import type { DispatchResult, TransactionContext } from "../define/extension.ts";
import { Origin } from "../define/origin.ts";
import { combineValidity, PLAIN_VALIDITY, TransactionInvalid, type ValidTransaction } from "../define/validity.ts";
import type { RuntimeContext } from "./context.ts";
import { tryDispatch } from "./dispatch.ts";
import { checkSignature, type Extrinsic, type ExtrinsicSignature } from "./extrinsic.ts";
import { SystemPortKey } from "./system-port.ts";

function transactionContext(ctx: RuntimeContext, extrinsic: Extrinsic, signed: ExtrinsicSignature): TransactionContext {
  const who = checkSignature(ctx.runtime, ctx, extrinsic, signed);
  return { ctx, who, call: extrinsic.call, info: ctx.weigh(extrinsic.call), length: extrinsic.bytes.length };
}

/**
 * Whether a signed extrinsic may be in the next block, and what the pool orders it by. Changes nothing.
 * @throws TransactionInvalid with Substrate's reason
 */
export function validateSigned(
  ctx: RuntimeContext,
  extrinsic: Extrinsic,
  signed: ExtrinsicSignature,
): ValidTransaction {
  const tx = transactionContext(ctx, extrinsic, signed);
  if (tx.info.class === "Mandatory") throw TransactionInvalid.invalid("MandatoryValidation");
  let validity = PLAIN_VALIDITY;
  for (const [i, extension] of ctx.runtime.extensions.entries()) {
    const part = extension.validate?.(tx, signed.extra[i]);
    if (part !== undefined) validity = combineValidity(validity, part);
  }
  return validity;
}

/**
 * Applies a signed extrinsic: checks, what the extensions do before, the call in a layer of its own, what they do after.
 * @throws TransactionInvalid before anything was written that stays
 */
export function applySigned(ctx: RuntimeContext, extrinsic: Extrinsic, signed: ExtrinsicSignature): DispatchResult {
  const { runtime, store } = ctx;
  const tx = transactionContext(ctx, extrinsic, signed);
  if (tx.info.class === "Mandatory") throw TransactionInvalid.invalid("MandatoryValidation");
  for (const [i, extension] of runtime.extensions.entries()) extension.validate?.(tx, signed.extra[i]);
  // A layer, since one extension may refuse after another has charged.
  const prepared = store.transactional(() =>
    runtime.extensions.map((extension, i) => extension.prepare?.(tx, signed.extra[i])),
  );
  const { post, failure } = tryDispatch(ctx, extrinsic.call, Origin.signed(tx.who));
  const settled = settle(post, tx);
  for (const [i, extension] of runtime.extensions.entries()) extension.post?.(tx, prepared[i], settled, failure);
  ctx.use(SystemPortKey).noteApplied(ctx, failure, tx.info, settled);
  return failure;
}

/** Applies an inherent. Its call must be mandatory and must not fail. @throws TransactionInvalid `BadMandatory`, or `NoUnsignedValidator` for another bare extrinsic */
export function applyBare(ctx: RuntimeContext, extrinsic: Extrinsic): DispatchResult {
  const isInherent = ctx.runtime.placed.some(({ pallet }) => pallet.inherent?.is(extrinsic.call) === true);
  if (!isInherent) throw TransactionInvalid.unknown("NoUnsignedValidator");
  const info = ctx.weigh(extrinsic.call);
  const { post, failure } = tryDispatch(ctx, extrinsic.call, Origin.none);
  if (failure !== undefined) throw TransactionInvalid.invalid("BadMandatory");
  ctx.use(SystemPortKey).registerWeight(ctx, info.weight, info.class);
  ctx.use(SystemPortKey).noteApplied(ctx, failure, info, post);
  return failure;
}

function settle(post: PostInfo, tx: TransactionContext): Required<PostInfo> {
  return { actualWeight: post.actualWeight ?? tx.info.weight, pays: post.pays ?? tx.info.pays };
}
