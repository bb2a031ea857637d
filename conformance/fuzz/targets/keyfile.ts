import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CryptoError } from "@waystone/crypto";
import { toHex } from "@waystone/scale";
import { keyFrom, keyFromFile, SdkError } from "@waystone/sdk";
import fc from "fast-check";
import { FuzzError } from "../errors.ts";
import { mutate, mutations } from "../mutations.ts";
import type { Target } from "../target.ts";

const hex = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(toHex);
const field = fc.oneof(
  hex(32),
  hex(64),
  fc.uint8Array({ maxLength: 70 }).map(toHex),
  fc.string({ maxLength: 70 }),
  fc.constantFrom(null, 1, true, "0x", "0xzz"),
);

/** Whether an error says in words what is wrong, and does not tell what may be a secret. */
function checkError(error: unknown, given: string): void {
  if (!(error instanceof SdkError || error instanceof CryptoError)) throw error;
  const secret = /[0-9a-f]{16}/i.exec(error.message)?.[0];
  if (error.message === "" || (secret !== undefined && given.includes(secret)))
    throw new FuzzError("bad-error", `"${error.message}" for ${given}`);
}

/** Files that should hold a key, and the texts that stand for one. */
export const keyfile: Target = {
  name: "keyfile",
  holds: "a key, or an error in words that repeats nothing of what may be a secret",
  share: 0.08,
  begin() {
    const folder = mkdtempSync(join(tmpdir(), "waystone-fuzz-"));
    const path = join(folder, "key");
    const json = fc
      .record({ secretSeed: field, privateKey: field, secretPhrase: field, ss58Address: field }, { requiredKeys: [] })
      .map(value => JSON.stringify(value));
    const file = fc.oneof(
      { weight: 3, arbitrary: json.map(text => Buffer.from(text)) },
      { weight: 3, arbitrary: fc.tuple(json, mutations).map(([text, changes]) => mutate(Buffer.from(text), changes)) },
      { weight: 1, arbitrary: fc.json({ maxDepth: 3 }).map(text => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
      {
        weight: 1,
        arbitrary: fc.uint8Array({ maxLength: 40 }).map(rest => Buffer.concat([Buffer.from("$NACL"), rest])),
      },
    );
    const uri = fc.oneof(
      fc.constantFrom("//Alice", "//Alice/soft", "//1//2", "/", "//", "///pw"),
      fc.string({ maxLength: 60 }),
      fc
        .array(fc.constantFrom("bottom", "drive", "obey", "lake", "curtain", "smoke", "nope"), { maxLength: 13 })
        .map(words => words.join(" ")),
      hex(32),
    );
    let keys = 0;
    const property = fc.property(fc.oneof({ weight: 3, arbitrary: file }, { weight: 1, arbitrary: uri }), given => {
      try {
        if (typeof given === "string") keyFrom(given);
        else {
          writeFileSync(path, given, { mode: 0o600 });
          keyFromFile(path);
        }
        keys++;
      } catch (error) {
        checkError(error, Buffer.from(given).toString("utf8"));
      }
    });
    return {
      property,
      end() {
        rmSync(folder, { recursive: true, force: true });
        if (keys === 0) throw new FuzzError("empty", "no key was ever read");
      },
    };
  },
};
