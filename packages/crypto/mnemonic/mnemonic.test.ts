import * as util from "@polkadot/util-crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { bytesToHex } from "../bytes.ts";
import {
  DEV_MINI_SECRET,
  DEV_PHRASE,
  entropyMnemonic,
  generateMnemonic,
  isMnemonic,
  mnemonicEntropy,
  mnemonicToMiniSecret,
  mnemonicToSeed,
} from "./mnemonic.ts";

const ABANDON = `${"abandon ".repeat(11)}about`;

beforeAll(async () => {
  await util.cryptoWaitReady();
});

test("what is kept of the development phrase is what the phrase gives", () => {
  expect(mnemonicToMiniSecret(DEV_PHRASE)).toEqual(DEV_MINI_SECRET);
  expect(util.mnemonicToMiniSecret(DEV_PHRASE)).toEqual(DEV_MINI_SECRET);
});

test("the vectors of substrate-bip39", () => {
  expect(bytesToHex(mnemonicToMiniSecret(ABANDON))).toBe(
    "0x4ed8d4b17698ddeaa1f1559f152f87b5d472f725ca86d341bd0276f1b61197e2",
  );
  expect(bytesToHex(mnemonicToSeed(ABANDON, "Substrate"))).toBe(
    "0x44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e33f50c3d5c84fa3e5399c72d6cbbbbc4a49bf76f76d952f479d74655a2ef2d453",
  );
});

test("equals polkadot.js for any phrase and password", () => {
  const length = fc.constantFrom(16, 20, 24, 28, 32);
  const entropy = length.chain(bytes => fc.uint8Array({ minLength: bytes, maxLength: bytes }));
  fc.assert(
    fc.property(entropy, fc.string({ maxLength: 10 }), (bytes, password) => {
      const phrase = entropyMnemonic(bytes);
      expect(util.mnemonicToEntropy(phrase)).toEqual(bytes);
      expect(mnemonicEntropy(phrase)).toEqual(bytes);
      // polkadot.js's wasm takes the password as it is; ours normalises it as BIP 39 says.
      fc.pre(password === password.normalize("NFKD"));
      expect(mnemonicToMiniSecret(phrase, password)).toEqual(util.mnemonicToMiniSecret(phrase, password));
    }),
    { numRuns: 25 },
  );
});

test("generated phrases have the asked length, are valid and differ", () => {
  for (const words of [12, 15, 18, 21, 24] as const) {
    const phrase = generateMnemonic(words);
    expect(phrase.split(" ")).toHaveLength(words);
    expect(isMnemonic(phrase)).toBe(true);
  }
  expect(generateMnemonic()).not.toBe(generateMnemonic());
});

test("what is wrong with a phrase is named, without repeating it", () => {
  expect(() => mnemonicEntropy("abandon")).toThrow(/got 1/);
  expect(() => mnemonicEntropy(ABANDON.replace("about", "abuot"))).toThrow(/Word 12 /);
  expect(() => mnemonicEntropy(ABANDON.replace("about", "abandon"))).toThrow(/checksum/);
  expect(isMnemonic(`  ${ABANDON.replaceAll(" ", "  ")} `)).toBe(true);
});
