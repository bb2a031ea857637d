import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { AnySubnet } from "@waystone/sdk/subnet";
import { textSubnet } from "@waystone/subnet-text";
import { CliError } from "./errors.ts";

/** Subnets that come with Waystone. */
const BUILT_IN: Readonly<Record<string, AnySubnet>> = { [textSubnet.name]: textSubnet };

/** What is missing to take a value for a subnet; nothing where it is one. */
function lack(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "exports no `subnet`";
  const parts = ["name", "protocol", "createTask", "createScoring", "createMiner"] as const;
  const missing = parts.filter(part => !(part in value));
  return missing.length === 0 ? undefined : `exports a \`subnet\` without ${missing.join(", ")}`;
}

/**
 * A subnet by its name, or from a folder whose `index.ts` (or `index.js`) exports `subnet`. What is in the folder runs as this program does.
 * @throws CliError `usage`
 */
export async function loadSubnet(place: string): Promise<AnySubnet> {
  const known = BUILT_IN[place];
  if (known !== undefined) return known;
  const names = Object.keys(BUILT_IN).join(", ");
  const folder = resolve(place);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CliError(
      "usage",
      `"${place}" is neither a subnet's name (${names}) nor a folder; waystone subnet new makes one`,
    );
  const entry = ["index.ts", "index.js"].map(name => join(folder, name)).find(existsSync);
  if (entry === undefined) throw new CliError("usage", `${folder} has no index.ts; it must export \`subnet\``);
  let found: { readonly subnet?: unknown };
  try {
    found = (await import(pathToFileURL(entry).href)) as typeof found;
  } catch (error) {
    throw new CliError(
      "failed",
      `${entry} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const missing = lack(found.subnet);
  if (missing !== undefined)
    throw new CliError("usage", `${entry} ${missing}; see docs/build-a-subnet.md for what a subnet is made of`);
  return found.subnet as AnySubnet;
}
