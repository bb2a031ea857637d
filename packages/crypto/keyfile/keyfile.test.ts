import fc from "fast-check";
import { expect, test } from "vitest";
import { openVault } from "./ansible-vault.ts";
import { naclKey } from "./derive.ts";
import { decryptKeyfile, encryptionOf } from "./encryption.ts";
import { fernetToken, openFernet } from "./fernet.ts";
import { NACL_OVERHEAD, openNacl, sealNacl } from "./nacl.ts";

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("utf8");
const bytes = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, "utf8"));
const hex = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, "hex"));
const failure = (code: string) => expect.objectContaining({ code });

// libsodium's and argon2-cffi's key for the password `test-password`, and a file sealed by libsodium under it.
const KEY = hex("babccc53480829b32386ecedddb021187c343c4608bbb53123bc13a96fe5988d");
const NACL = hex(
  "244e41434c000102030405060708090a0b0c0d0e0f1011121314151617413cc7dfbf846c777ebfa5e6283f75147953046de5ea6ff5cf243c2c027795644e5abcccfcb7fb537e9603f7ff8bdc291c08136f72ab56525d9222980adc40f2a3d84773550d4d587bcb8d63312757f11f19",
);
const PLAIN = '{"ss58Address":"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"}';

// `legacy_encrypt_keyfile_data(b'{"a":1}', "pass word")` of bittensor-wallet 4.0.1.
const VAULT = bytes(`$ANSIBLE_VAULT;1.1;AES256
39323561306233646138393932633966366266386265633936356662656565336339613464363862
3037303730336439303834623761383032306630653633660a653736396164306338616531306338
64666138303430336638663064326234643465366465316130363335383138363636373565613161
3332393132626337300a313730313963626533623062393164663735656136636164363263336630
6637
`);

test("a file's encryption is known by how it begins", () => {
  expect([NACL, VAULT, bytes("gAAAAABlU_E"), bytes("{}"), bytes("")].map(encryptionOf)).toEqual([
    "nacl",
    "ansible-vault",
    "fernet",
    undefined,
    undefined,
  ]);
});

test("Argon2i and secretbox give libsodium's own bytes; what is derived at once is derived one after the other", async () => {
  const told: boolean[] = [];
  const [key, plain] = await Promise.all([
    naclKey("test-password", begun => told.push(begun)),
    decryptKeyfile(NACL, "test-password", begun => told.push(begun)),
  ]);
  expect(key).toEqual(KEY);
  expect(text(plain)).toBe(PLAIN);
  expect(told).toEqual([true, false, true, false]);
  expect(sealNacl(bytes(PLAIN), KEY, NACL.subarray(5, 29))).toEqual(NACL);
}, 120_000);

test("any changed byte of a sealed file is refused, and any plaintext comes back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: NACL.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = NACL.map((byte, i) => (i === at ? byte ^ flip : byte));
      expect(openNacl(changed, KEY)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), plain => {
      const sealed = sealNacl(plain, KEY);
      expect(sealed.length).toBe(plain.length + NACL_OVERHEAD);
      expect(openNacl(sealed, KEY)).toEqual(plain);
    }),
  );
});

test("an Ansible vault opens with its password alone, with and without a label", async () => {
  expect(text(await openVault(VAULT, "pass word"))).toBe('{"a":1}');
  const labelled = bytes(text(VAULT).replace("1.1;AES256", "1.2;AES256;cold"));
  expect(text(await decryptKeyfile(labelled, "pass word"))).toBe('{"a":1}');
  await expect(decryptKeyfile(VAULT, "pass words")).rejects.toEqual(failure("wrong-password"));
});

test("a damaged vault is an error, whatever was changed", async () => {
  const codes = ["bad-encryption", "wrong-password"];
  await fc.assert(
    fc.asyncProperty(fc.nat(VAULT.length - 2), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = VAULT.map((byte, i) => (i === at ? byte ^ flip : byte));
      const code = await openVault(changed, "pass word").then(
        plain => (plain === undefined ? "wrong-password" : text(plain)),
        (error: { readonly code: string }) => error.code,
      );
      // A header's line end and a digit's case may be written in two ways.
      expect([...codes, '{"a":1}']).toContain(code);
    }),
    { numRuns: 40 },
  );
});

// The vector of the Fernet specification, "verify.json".
test("a Fernet token opens with its key alone", () => {
  const key = new Uint8Array(Buffer.from("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=", "base64url"));
  const token = fernetToken(
    bytes("gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="),
  );
  expect(text(openFernet(token, key))).toBe("hello");
  expect(openFernet(token, key.toReversed())).toBeUndefined();
  for (const cut of ["gAAAAA", "gAAAAAB!", "gAAAAABlU_EAqO8ZKYp6_aCDPhFNanFc8xVlvnuA4V8"])
    expect(() => fernetToken(bytes(cut)), cut).toThrow(failure("bad-encryption"));
});

// Made by Python's hashlib and cryptography; bittensor 11.3.0 opens it too.
test("a legacy keyfile opens with the key that is derived from its password", async () => {
  const token = bytes(
    "gAAAAABlU_EAqO8ZKYp6_aCDPhFNanFc8xVlvnuA4V8uVINYu_uR4BfiUbBXFMXwUfBTD6ETtzUqAKHwK1SJlVyeQiJsQNMZx8Hj5_1WVxiDOcekidLRGnOhLrPZI8WFNYaNqpB-ePD5Fk8rByDl_xZ5jfCxmXmVxY7tZ5sqkUZYppIaYNXbU1K5lZpuegSHzUdf4nHpjDoq",
  );
  const seed = "0x4ed8d4b17698ddeaa1f1559f152f87b5d472f725ca86d341bd0276f1b61197e2";
  expect(text(await decryptKeyfile(token, "legacy-password"))).toBe(`{"secretSeed": "${seed}"}`);
}, 60_000);

test("what cannot be an encrypted file is refused before a key is derived", async () => {
  const told: boolean[] = [];
  for (const data of [
    bytes("$NACL"),
    NACL.subarray(0, NACL_OVERHEAD),
    bytes("gAAAAA"),
    bytes("$ANSIBLE_VAULT;9"),
    bytes("{}"),
  ])
    await expect(decryptKeyfile(data, "x", begun => told.push(begun))).rejects.toEqual(failure("bad-encryption"));
  expect(told).toEqual([]);
});

test("a thread that dies is an error, and the next derivation is not held up by it", async () => {
  const dies = new URL("data:text/javascript,process.exit(3)");
  await expect(naclKey("x", undefined, dies)).rejects.toEqual(failure("worker-failed"));
  const answers = new URL(
    "data:text/javascript,import('node:worker_threads').then(t=>t.parentPort.postMessage(new Uint8Array(32)))",
  );
  expect(await naclKey("x", undefined, answers)).toEqual(new Uint8Array(32));
});
