// What a gate is: a rule of the repository that a program checks, with samples that prove that it can fail.

/** One breach of a rule. */
export interface Violation {
  /** Path from the repository's root. */
  readonly path: string;
  /** 1-based line, where one can be named. */
  readonly line?: number;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A small tree of files that breaks the rule, and what the gate must say about it. */
export interface Planted {
  readonly files: Readonly<Record<string, string>>;
  /** Part of a violation's message. */
  readonly expect: string;
}

export interface Gate {
  /** Short name, as it stands in the summary. */
  readonly name: string;
  /** The rule in one sentence. */
  readonly rule: string;
  /** Checks the tree under `root`. */
  check(root: string): readonly Violation[] | Promise<readonly Violation[]>;
  readonly planted: readonly Planted[];
}
