import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import * as z from "zod";
import { GatewayError } from "./errors.ts";
import type { GatewayKey } from "./keys.ts";

const MOST_KEYS = 1_000;
const MOST_BYTES = 1024 * 1024;

const quota = z.int().min(1).optional();
const keySchema = z.strictObject({
  name: z.string().regex(/^[\w.@-]{1,64}$/, "a name of 1 to 64 letters, digits, dots, dashes or @ is expected"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits are expected: printf %s "$KEY" | sha256sum prints them'),
  requestsPerMinute: quota,
  bytesPerDay: quota,
  inFlight: quota,
});
const fileSchema = z.strictObject({ keys: z.array(z.unknown()).min(1).max(MOST_KEYS) });

/**
 * Reads the keys of a gateway: `{ "keys": [{ "name": "alice", "sha256": "…", "requestsPerMinute": 60, "bytesPerDay": 1000000, "inFlight": 4 }] }`,
 * quotas optional. Messages name the file and the entry and never tell what stands there, which may be a key put there by mistake.
 * @throws GatewayError `bad_keys_file`
 */
export function readKeysFile(path: string): GatewayKey[] {
  const fail = (what: string): never => {
    throw new GatewayError("bad_keys_file", `the keys file ${path}: ${what}`);
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(readBounded(path, fail));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    // The parser's own message would repeat a piece of the file.
    if (error instanceof SyntaxError) return fail('it is not JSON; { "keys": [ … ] } is expected');
    const why = error instanceof Error && "code" in error ? error.code : "unreadable";
    return fail(`it cannot be read (${why}); check that it is there and yours to read`);
  }
  const file = fileSchema.safeParse(parsed);
  if (!file.success) return fail(`{ "keys": [ … ] } with 1 to ${MOST_KEYS} entries and nothing else is expected`);
  const keys = file.data.keys.map((entry, i) => {
    const key = keySchema.safeParse(entry);
    if (key.success) return key.data;
    const [issue] = key.error.issues;
    const name = typeof entry === "object" && entry !== null && "name" in entry ? entry.name : undefined;
    const named = keySchema.shape.name.safeParse(name);
    const where = `entry ${i + 1}${named.success ? ` (${named.data})` : ""}`;
    if (issue?.code === "unrecognized_keys")
      return fail(`${where} has a field that is not known; ${Object.keys(keySchema.shape).join(", ")} are`);
    return fail(`${where}, ${issue?.path.join(".") || "all of it"}: ${issue?.message ?? "cannot be read"}`);
  });
  for (const field of ["name", "sha256"] as const) {
    const first = new Map<string, number>();
    keys.forEach((key, i) => {
      const other = first.get(key[field]);
      if (other !== undefined)
        fail(`entries ${other + 1} and ${i + 1} have the same ${field}; give each client one of its own`);
      first.set(key[field], i);
    });
  }
  return keys;
}

function readBounded(path: string, fail: (what: string) => never): string {
  const file = openSync(path, "r");
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) fail("it is not a file; name one");
    if (stat.size > MOST_BYTES)
      fail(`it has ${stat.size} bytes, at most ${MOST_BYTES} are read; is it the right file?`);
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}
