import { type Context, type Port, type Provision, port, provide } from "@waystone/frame";
import type { Alpha, NetUid } from "@waystone/primitives";

/** Something that a later area does when an earlier one says so. */
export interface Step<A> {
  /** As it reads in a list: "end the lease". */
  readonly name: string;
  run(ctx: Context, args: A): void;
}

/** Steps in the order in which they run. */
export type Steps<A> = readonly Step<A>[];

/** Before a dissolved subnet's own maps are removed. */
export const SubnetDissolved: Port<Steps<{ readonly netuid: NetUid }>> = port("subnet dissolved");
/** After a subnet's owner was paid a cut, in rao of alpha. */
export const OwnerCutPaid: Port<Steps<{ readonly netuid: NetUid; readonly amount: Alpha }>> = port("owner cut paid");

/** Runs the steps of a moment. @throws DispatchFailure whatever a step fails with */
export function runSteps<A>(ctx: Context, moment: Port<Steps<A>>, args: A): void {
  for (const step of ctx.use(moment)) step.run(ctx, args);
}

/** What each moment sets off. */
export interface StepTable {
  readonly subnetDissolved: Steps<{ readonly netuid: NetUid }>;
  readonly ownerCutPaid: Steps<{ readonly netuid: NetUid; readonly amount: Alpha }>;
}

/** The table as the runtime provides it. */
export function provideSteps({ subnetDissolved, ownerCutPaid }: StepTable): Provision[] {
  return [provide(SubnetDissolved, subnetDissolved), provide(OwnerCutPaid, ownerCutPaid)];
}
