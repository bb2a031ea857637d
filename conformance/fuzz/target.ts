import type fc from "fast-check";

/** Something that takes bytes, text or requests from outside, and how to throw them at it. */
export interface Target {
  readonly name: string;
  /** What must hold for each case, in a few words. */
  readonly holds: string;
  /** Part of all cases that it gets. */
  readonly share: number;
  /** Makes it ready. */
  begin(): Promise<Attack> | Attack;
}

/** A target that stands. */
export interface Attack {
  /** Fails for the case that shows a fault. */
  readonly property: fc.IProperty<unknown> | fc.IAsyncProperty<unknown>;
  /** Says whether all is well after all cases: a throw is a fault. */
  end(): Promise<void> | void;
}
