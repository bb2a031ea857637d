import { readFileSync } from "node:fs";
import { z } from "zod";
import { NodeError } from "../errors.ts";
import { FLAG_NAMES, type RawConfig } from "./flags.ts";

/** Name of the file that is read from the working directory, if it is there. */
export const CONFIG_FILE = "waystone.config.json";

/** Most characters of a configuration file. */
const MAX_LENGTH = 64 * 1024;

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const fileSchema = z.partialRecord(z.enum(FLAG_NAMES), z.union([scalar, z.array(scalar)]));

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new NodeError(
      "bad-config",
      `${path} cannot be read (${error instanceof Error ? error.message : String(error)}); make it readable, or remove it`,
    );
  }
}

/** Reads the configuration file; nothing where there is none. @throws NodeError `bad-config` for JSON that is none, or a name that is no flag */
export function readConfigFile(path: string): RawConfig {
  const text = readText(path);
  if (text === undefined) return {};
  if (text.length > MAX_LENGTH)
    throw new NodeError("bad-config", `${path} has ${text.length} characters; at most ${MAX_LENGTH} are read`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NodeError(
      "bad-config",
      `${path} is not JSON: ${error instanceof Error ? error.message : "it cannot be parsed"}`,
    );
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const unknown = Object.keys(z.record(z.string(), z.unknown()).safeParse(value).data ?? {}).find(
    name => !FLAG_NAMES.some(flag => flag === name),
  );
  throw new NodeError(
    "bad-config",
    unknown === undefined
      ? `${path} must hold one JSON object of flags with texts, numbers, true or false, or lists of these, such as { "preset": "local" }; ${parsed.error.issues[0]?.path.join(".") || "the whole"} is something else`
      : `${path} names "${unknown}", which is no flag; known are ${FLAG_NAMES.join(", ")}`,
  );
}
