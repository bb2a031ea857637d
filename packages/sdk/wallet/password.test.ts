import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { checkNewPassword, decodePassword, encodePassword, passwordFrom, passwordVariable } from "./password.ts";

const folder = mkdtempSync(join(tmpdir(), "waystone-password-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = (code: string) => expect.objectContaining({ code });
const PATH = join("/home", "user", ".bittensor/wallets/default/coldkey");
const NAME = "BT_PW__HOME_USER__BITTENSOR_WALLETS_DEFAULT_COLDKEY";

// The last line of `vectors/keyfile-vectors.txt`.
test("the variable of a keyfile and what stands in it are those of Bittensor's wallets", () => {
  expect(passwordVariable(PATH)).toBe(NAME);
  expect(decodePassword("Ly1yIDYsLD8gPyE=", NAME)).toBe("my-password");
  expect(encodePassword("my-password", NAME)).toBe("Ly1yIDYsLD8gPyE=");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 99 }), password => {
      expect(decodePassword(encodePassword(password, NAME), NAME)).toBe(password);
    }),
  );
});

test.each(["", "not base64!", "////"])("a variable with %j is named, and its value is not", value => {
  expect(() => decodePassword(value, NAME)).toThrow(failure("bad-password-source"));
  expect(() => decodePassword(value, NAME)).toThrow(NAME);
  if (value !== "") expect(() => decodePassword(value, NAME)).not.toThrow(value);
});

test("the first source that has a password counts, and what it has is trimmed", async () => {
  const file = join(folder, "password");
  writeFileSync(file, " of the file \nand not this\n", { mode: 0o600 });
  const all = {
    password: " given ",
    environment: {
      BT_WALLET_PASSWORD: " of all wallets ",
      [NAME]: encodePassword(" of this file ", NAME),
      BT_WALLET_PASSWORD_FILE: file,
    },
    prompt: async (path: string) => ` asked for ${path} `,
  };
  const { password: _, ...second } = all;
  const third = { ...second, environment: { ...second.environment, BT_WALLET_PASSWORD: "" } };
  const fourth = { ...third, environment: { BT_WALLET_PASSWORD_FILE: file } };
  const fifth = { ...fourth, environment: {} };
  const asked = [all, second, third, fourth, fifth].map(sources => passwordFrom(sources)(PATH));
  expect(await Promise.all(asked)).toEqual([
    "given",
    "of all wallets",
    "of this file",
    "of the file",
    `asked for ${PATH}`,
  ]);
  expect(await passwordFrom({ environment: {}, passwordFile: file })(PATH)).toBe("of the file");
  await expect(passwordFrom({ environment: {} })(PATH)).rejects.toEqual(failure("no-password"));
});

test("a password file that others can read, or that is empty, is refused", async () => {
  const file = join(folder, "open");
  writeFileSync(file, "abc\n", { mode: 0o600 });
  chmodSync(file, 0o640);
  const ask = (options: object) => passwordFrom({ environment: {}, passwordFile: file, ...options })(PATH);
  await expect(ask({})).rejects.toEqual(failure("too-open"));
  expect(await ask({ allowOpen: true })).toBe("abc");
  writeFileSync(file, "\n");
  await expect(ask({ allowOpen: true })).rejects.toEqual(failure("bad-password-source"));
  await expect(ask({ passwordFile: join(folder, "none") })).rejects.toEqual(failure("missing"));
});

test("new passwords: six characters, not all alike, no row of keys, none that is tried first", () => {
  for (const weak of [
    "",
    "abc12",
    "  abc12  ",
    "aaaaaaaa",
    "121212",
    "123456",
    "654321",
    "abcdefgh",
    "qwerty",
    "Password1",
    "bittensor",
  ])
    expect(() => checkNewPassword(weak), weak).toThrow(failure("weak-password"));
  for (const fine of ["test-password", "correct horse", "a1b2c3", "Zürich-7", "  spaced out  "])
    expect(checkNewPassword(fine)).toBe(fine.trim());
});
