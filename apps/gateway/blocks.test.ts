// The gateway writes in blocks: one miner drafts, one question to all verifies.
import { freshParts, GeometricMixer } from "@waystone/subnet-text";
import { afterEach, expect, it } from "vitest";
import { draftFrom } from "./draft.ts";
import { letters, post, startGateway, type TestGateway } from "./testing.ts";

let gateway: TestGateway | undefined;
afterEach(async () => {
  await gateway?.app.close();
});

const drafting = (predict: () => Promise<(typeof letters)[]>) => () => ({ predict, close: async () => undefined });

it("asks all miners once for many bytes where one drafts, and once a byte where none can", async () => {
  let drafted = 0;
  gateway = await startGateway({
    askOne: drafting(async () => {
      drafted++;
      return [letters];
    }),
  });
  expect((await post(gateway.port, { max_tokens: 170 })).status).toBe(200);
  // The one miner is the mixture: a draft is hardly ever refused, and a round writes 9 bytes.
  expect(gateway.miners.asked).toBeLessThan(25);
  expect(drafted).toBeGreaterThan(140);
  await gateway.app.close();
  gateway = await startGateway({ askOne: drafting(async () => Promise.reject(new TypeError("gone"))) });
  expect((await post(gateway.port, { max_tokens: 50 })).status).toBe(200);
  expect(gateway.miners.asked).toBe(50);
});

it("lets the miner with the most weight draft, and the next where it fails", async () => {
  const mixer = new GeometricMixer(freshParts(["light", "heavy", "middle", "least"]));
  mixer.parts.shared.weights.set([0.2, 0.9, 0.5, 0.1]);
  const asked: string[] = [];
  const draft = draftFrom(mixer, name => ({
    async predict() {
      asked.push(name);
      if (name === "heavy") throw new TypeError("gone");
      return [letters];
    },
    close: async () => undefined,
  }));
  expect(await draft.predict([Uint8Array.of(1)])).toEqual([letters]);
  expect(await draft.predict([Uint8Array.of(1)])).toEqual([letters]);
  expect(asked).toEqual(["heavy", "middle", "middle"]);
});
