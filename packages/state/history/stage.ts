import { compareBytes, equalBytes, toHex } from "../bytes.ts";
import { StateError } from "../errors.ts";
import { packPath } from "../trie/nibbles.ts";
import type { StateVersion } from "../trie/node.ts";
import { updateTrie } from "../trie/update.ts";
import { checkStateKey } from "./state-keys.ts";
import { trieSource } from "./trie-rows.ts";
import type { Replacement, VersionedTable } from "./versioned-table.ts";

/** One change of the state: a key and its new value, or `undefined` where it is removed. */
export type StateChange = readonly [key: Uint8Array, value: Uint8Array | undefined];

/** Changes whose root is known, and which can be committed while the head is the one that they were computed on. */
export interface StagedChanges {
  /** State root after the changes, 32 bytes. */
  readonly root: Uint8Array;
  /** State root of the head before them; `undefined` before the first block. */
  readonly parentRoot: Uint8Array | undefined;
  /** What they do to the values: changes that change nothing are left out. */
  readonly values: readonly Replacement[];
  /** What they do to the trie's branches. */
  readonly branches: readonly Replacement[];
}

/** Works out what changes do to the present state. @throws StateError `bad-key`, `not-sorted` */
export function stageChanges(
  values: VersionedTable,
  branches: VersionedTable,
  stateVersion: StateVersion,
  parentRoot: Uint8Array | undefined,
  changes: readonly StateChange[],
): StagedChanges {
  const replacements: Replacement[] = [];
  for (const [key, after] of changes) {
    checkStateKey(key);
    replacements.push({ key, before: values.get(key), after });
  }
  return stageReplacements(values, branches, stateVersion, parentRoot, replacements);
}

/** As {@link stageChanges}, where the present values are known. */
export function stageReplacements(
  values: VersionedTable,
  branches: VersionedTable,
  stateVersion: StateVersion,
  parentRoot: Uint8Array | undefined,
  replacements: readonly Replacement[],
): StagedChanges {
  checkOrder(replacements);
  const effective = replacements.filter(({ before, after }) => !isSame(before, after));
  const update = updateTrie(
    trieSource(values, branches),
    effective.map(({ key, before, after }) => ({ key, value: after, existed: before !== undefined })),
    stateVersion,
  );
  return {
    root: update.root,
    parentRoot,
    values: effective,
    // In key order, which is that of the table's pages.
    branches: update.rows
      .map(({ path, before, after }) => ({ key: packPath(path), before, after }))
      .sort((a, b) => compareBytes(a.key, b.key)),
  };
}

function checkOrder(replacements: readonly Replacement[]): void {
  let last: Uint8Array | undefined;
  for (const { key } of replacements) {
    if (last !== undefined && compareBytes(last, key) >= 0)
      throw new StateError(
        "not-sorted",
        `change of ${toHex(key)} comes after ${toHex(last)}: sort by key, one change a key`,
      );
    last = key;
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b);
}
