import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { TextSubnetError } from "../errors.ts";
import type { Document } from "./document.ts";

const MOST_FILES = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A user's own texts: every `.txt` and `.md` file directly in a folder, by name. A name that begins with a year (`1862_…`) has that year.
 * @throws TextSubnetError `corpus-missing` if the folder cannot be read or has no such file, `corpus-too-large` beyond 10 000 files or 64 MiB
 */
export async function loadFolder(folder: string): Promise<Document[]> {
  const files = (await list(folder)).filter(file => /\.(txt|md)$/i.test(file)).sort();
  if (files.length === 0) {
    throw new TextSubnetError("corpus-missing", `The folder ${folder} has no .txt or .md file: put one text in each.`);
  }
  if (files.length > MOST_FILES) {
    throw new TextSubnetError(
      "corpus-too-large",
      `The folder ${folder} has ${files.length} texts, at most ${MOST_FILES}.`,
    );
  }
  const documents: Document[] = [];
  let left = MOST_BYTES;
  for (const file of files) {
    const path = join(folder, file);
    const info = await stat(path);
    if (!info.isFile() || info.size === 0) continue;
    left -= info.size;
    if (left < 0) {
      throw new TextSubnetError(
        "corpus-too-large",
        `The texts of ${folder} have more than ${MOST_BYTES} bytes (reached at ${file}): choose fewer.`,
      );
    }
    const year = /^\d{4}(?=\D)/.exec(file)?.[0];
    documents.push({
      name: file.replace(/\.(txt|md)$/i, ""),
      ...(year === undefined ? {} : { year: Number(year) }),
      bytes: new Uint8Array(await readFile(path)),
    });
  }
  return documents;
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new TextSubnetError(
      "corpus-missing",
      `The folder ${folder} cannot be read: name an existing folder of texts.`,
      {
        cause,
      },
    );
  }
}
