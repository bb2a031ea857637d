import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { CliError } from "../errors.ts";
import { print } from "../output.ts";

/** The subnet that new ones begin as, in the repository above this file, bundled or not. @throws CliError where it was left out */
function templateFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const template = join(folder, "subnets", "template");
    if (existsSync(join(template, "index.ts"))) return template;
    if (dirname(folder) === folder)
      throw new CliError(
        "failed",
        "subnets/template is not beside this program; run it from a clone of the repository",
      );
  }
}

interface NewFlags {
  readonly dir?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

function make(name: string, flags: NewFlags): void {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name))
    throw new CliError(
      "usage",
      `"${name}" is no name for a subnet's folder: up to 32 small letters, digits and dashes`,
    );
  const from = templateFolder();
  const folder = resolve(flags.dir ?? (existsSync("subnets") ? join("subnets", name) : name));
  if (existsSync(folder)) throw new CliError("usage", `${folder} is there already; choose another name, or --dir`);
  const renamed = (text: string): string => text.replace(/\btemplate\b/g, name);
  const files = readdirSync(from, { withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ name: file }) => [renamed(file), renamed(readFileSync(join(from, file), "utf8"))] as const);
  const output = { json: flags.json === true };
  const facts = { name, folder, files: files.map(([file]) => file) };
  if (flags.dryRun === true)
    return print(output, { ...facts, written: false }, `would write ${facts.files.join(", ")} into ${folder}`);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, file), text, { flag: "wx" });
  const place = relative(process.cwd(), folder);
  print(
    output,
    { ...facts, written: true },
    [
      `wrote ${files.length} files into ${place}`,
      `test it           npx vitest run ${place}`,
      `create it         npx waystone subnet create ${name} --hotkey //Alice//owner --key //Alice`,
      `mine on it        npx waystone miner run ${place} --netuid N --key //Bob//miner --host 127.0.0.2`,
      `validate on it    npx waystone validator run ${place} --netuid N --key //Charlie//validator`,
      "the way from here docs/build-a-subnet.md",
    ].join("\n"),
  );
}

/** Adds `waystone subnet new`. */
export function addSubnetNew(subnet: Command): void {
  subnet
    .command("new")
    .argument("<name>", "small letters, digits and dashes")
    .description("write a small complete subnet that passes its own tests")
    .option("--dir <DIR>", "where to (default: subnets/NAME in the repository)")
    .option("--dry-run", "show what would be written, and write nothing")
    .option("--json", "one JSON document on standard output")
    .addHelpText("after", "\nExample:\n  waystone subnet new forecast")
    .action(make);
}
