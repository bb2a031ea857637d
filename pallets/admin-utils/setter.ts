import { type ArgsOf, type CallDef, type Context, call, ensure, type ModuleError, type Weight } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import type { Field, Fields } from "@waystone/scale";
import { type Hyperparameters, HyperparametersPort, type OwnerLimit } from "./config.ts";
import { Err } from "./errors.ts";

interface Setter<F extends Fields> {
  readonly index: number;
  readonly weight: Weight;
  /** What is set, in which unit; who may and what it emits is added. */
  readonly docs: readonly string[];
  readonly args: F;
}

/** A call by which root sets something for the whole chain. */
export interface ChainSetter<F extends Fields> extends Setter<F> {
  apply(of: Hyperparameters, args: ArgsOf<F>, ctx: Context): void;
}

/** A call by which root sets something for the whole chain. */
export function chainSetter<const F extends Fields>(spec: ChainSetter<F>): CallDef<ArgsOf<F>> {
  return call({
    ...spec,
    docs: [...spec.docs, "Origin: root."],
    dispatch(ctx, args) {
      ctx.origin.ensureRoot();
      spec.apply(ctx.use(HyperparametersPort), args, ctx);
    },
  });
}

/** Arguments of a call about a subnet. */
export type SubnetFields = Fields & { readonly netuid: Field<NetUid> };

/** A call that sets something for a subnet. */
export interface SubnetSetter<F extends SubnetFields> extends Setter<F> {
  /** `root`; or the subnet's owner too: `owner` as often as it likes, else within this limit. */
  readonly by: "root" | "owner" | OwnerLimit;
  /** Failure of the call, whoever makes it, on a chain where this holds. */
  readonly unless?: readonly [failure: ModuleError, when: (of: Hyperparameters, ctx: Context) => boolean];
  /** Whether root is bound by the freeze window before an epoch; if not given, it is. An owner always is. */
  readonly anyTime?: true;
  /** Which subnets: if not given, those that exist. `any`: the call does not look. */
  readonly on?: "any" | "not root";
  /** Whether the call is of the operational class. */
  readonly class?: "Operational";
  /** Checks and sets; `owner` is `undefined` for root. What it throws undoes all of the call. */
  apply(of: Hyperparameters, args: ArgsOf<F>, ctx: Context, owner: AccountId | undefined): void;
}

/**
 * A call that sets something for a subnet (`runtime.md` 8.4): who may, and how often; then the freeze window; then the subnet; then
 * the value; and at last the owner's limit is noted.
 */
export function subnetSetter<const F extends SubnetFields>(spec: SubnetSetter<F>): CallDef<ArgsOf<F>> {
  const { by, unless, anyTime, on, apply } = spec;
  const limit = by === "root" || by === "owner" ? undefined : by;
  return call({
    ...spec,
    docs: [...spec.docs, by === "root" ? "Origin: root." : "Origin: the owner of the subnet, or root."],
    dispatch(ctx, args) {
      const of = ctx.use(HyperparametersPort);
      const netuid: NetUid = args.netuid;
      if (unless?.[1](of, ctx) === true) throw unless[0];
      if (by === "root") ctx.origin.ensureRoot();
      const owner = by === "root" ? undefined : of.ensureOwnerOrRoot(ctx, netuid, limit);
      if (anyTime !== true) of.ensureWindowOpen(ctx, netuid);
      if (on !== "any") ensure(of.exists(ctx, netuid), Err.SubnetDoesNotExist);
      if (on === "not root") ensure(netuid !== 0, Err.NotPermittedOnRootSubnet);
      apply(of, args, ctx, owner);
      if (limit !== undefined && owner !== undefined) of.noteOwner(ctx, owner, netuid, limit);
    },
  });
}
