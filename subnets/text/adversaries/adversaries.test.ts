import { createRandom, hashBytes } from "@waystone/sdk/subnet";
import { expect, test } from "vitest";
import { localBackend } from "../models/local-backend.ts";
import { normalise } from "../models/model.ts";
import { lossOf } from "../scoring/loss.ts";
import { Copier } from "./copier.ts";
import { Liar } from "./liar.ts";
import { Relay } from "./relay.ts";

const prefixes = Array.from({ length: 50 }, (_, i) => new TextEncoder().encode(`prefix ${i}`));

/** A model that answers something particular to each prefix. */
const model = {
  predict(prefix: Uint8Array) {
    const random = createRandom(hashBytes(prefix));
    return normalise(Float64Array.from({ length: 256 }, () => random() ** 8));
  },
};

test("a liar is worse than knowing nothing, and consistent", () => {
  const liar = new Liar(1);
  const bits = prefixes.reduce((sum, prefix, i) => sum + lossOf(liar.predict(prefix), 97 + (i % 26)), 0) / 50;
  expect(bits).toBeGreaterThan(8);
  expect(liar.predict(prefixes[0] ?? new Uint8Array())).toEqual(liar.predict(prefixes[0] ?? new Uint8Array()));
});

test("a copy is near the original and not equal", async () => {
  const copies = await new Copier(localBackend(model)).predict(prefixes);
  copies.forEach((copy, i) => {
    const original = model.predict(prefixes[i] ?? new Uint8Array());
    expect(copy).not.toEqual(original);
    expect(copy.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});

test("a relay passes on the mean of those who answer it, and nothing if none does", async () => {
  const answers = prefixes.map(prefix => model.predict(prefix));
  const relay = new Relay(async () => [
    { name: "a", distributions: answers },
    { name: "silent", distributions: undefined },
  ]);
  expect(await relay.predict(prefixes)).toEqual(answers);
  const refused = new Relay(async () => [{ name: "a", distributions: undefined }]);
  await expect(refused.predict(prefixes)).rejects.toMatchObject({ code: "miner-failed" });
});
