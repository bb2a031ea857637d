import { readAnswer, readQuestion, writeAnswer, writeQuestion } from "@waystone/sdk/subnet";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeDistribution, encodeDistribution } from "./answers.ts";
import { bitsOf, normalise, uniform } from "./models/model.ts";
import { MOST_PREFIXES, type Predictions, TEXT_PROTOCOL } from "./protocol.ts";

const one = [new Uint8Array(1)];
const two = [...one, ...one];
const written = (answers: Predictions): Readonly<Record<string, unknown>> =>
  JSON.parse(
    JSON.stringify(
      writeAnswer(
        TEXT_PROTOCOL,
        answers.map(() => new Uint8Array(1)),
        answers,
      ),
    ),
  );

const distribution = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 256, maxLength: 256 })
  .map(values => normalise(Float64Array.from(values)));

test("an encoded distribution comes back within half a step, 1/24 bit", () => {
  fc.assert(
    fc.property(distribution, fc.nat(255), (sent, byte) => {
      const received = decodeDistribution(encodeDistribution(sent));
      expect(Math.abs(received.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-12);
      const bits = bitsOf(sent, byte);
      // Rounding of all the others moves the sum by at most as much again.
      if (bits < 21) expect(Math.abs(bitsOf(received, byte) - bits)).toBeLessThan(1 / 12 + 0.001);
    }),
  );
});

test("sums above 1 do not pay, and nothing is a distribution too", () => {
  const greedy = encodeDistribution(new Float64Array(256).fill(1));
  expect(decodeDistribution(greedy)).toEqual(uniform());
  expect(bitsOf(decodeDistribution(new Uint8Array(256).fill(255)), 0)).toBeCloseTo(8, 9);
  const certain = new Float64Array(256);
  certain[65] = 1;
  expect(bitsOf(decodeDistribution(encodeDistribution(certain)), 65)).toBeLessThan(0.001);
});

test("requests and responses travel as JSON", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 256 }), { minLength: 1, maxLength: MOST_PREFIXES }), prefixes => {
      const sent = JSON.parse(JSON.stringify(writeQuestion(TEXT_PROTOCOL, prefixes)));
      expect(readQuestion(TEXT_PROTOCOL, sent)).toEqual(prefixes.map(prefix => new Uint8Array(prefix)));
    }),
  );
  const response = written([uniform(), uniform()]);
  expect(readAnswer(TEXT_PROTOCOL, two, response)).toEqual([uniform(), uniform()]);
});

const full = written([uniform(), uniform()]);

test.each([
  ["nothing", undefined],
  ["null", null],
  ["another version", { version: 2, prefixes: ["QQ=="] }],
  ["no prefixes", { version: 1, prefixes: [] }],
  ["too many prefixes", { version: 1, prefixes: Array(MOST_PREFIXES + 1).fill("QQ==") }],
  ["a prefix too long", { version: 1, prefixes: [Buffer.alloc(257).toString("base64")] }],
  ["a prefix far too long", { version: 1, prefixes: ["QUJD".repeat(1e6)] }],
  ["a prefix that is no base64", { version: 1, prefixes: ["%%%%"] }],
  ["a prefix that is no text", { version: 1, prefixes: [7] }],
  ["an unknown field", { version: 1, prefixes: ["QQ=="], prompt: "x" }],
])("a request with %s is refused", (_, message) => {
  expect(() => readQuestion(TEXT_PROTOCOL, message)).toThrow(expect.objectContaining({ code: "bad-question" }));
});

test.each([
  ["nothing", undefined],
  ["one answer missing", written([uniform()])],
  ["one answer too many", written([uniform(), uniform(), uniform()])],
  ["a broken alphabet", { version: 1, answers: `${String(full["answers"]).slice(0, -4)}!!!!` }],
  ["numbers instead of text", { version: 1, answers: Array(512).fill(0) }],
  ["an extra field", { ...full, loss: 0 }],
])("a response with %s is refused", (_, message) => {
  expect(() => readAnswer(TEXT_PROTOCOL, two, message)).toThrow(expect.objectContaining({ code: "bad-answer" }));
});

test.each([
  [[0.5, 0.5]],
  [Array(256).fill(-1)],
  [Array(256).fill(Number.NaN)],
  [Array(256).fill(Number.POSITIVE_INFINITY)],
])("what is no distribution is not sent", values => {
  expect(() => encodeDistribution(values)).toThrow(expect.objectContaining({ code: "bad-answer" }));
});

test("a request of no prefixes, or of too many, is not made", () => {
  for (const prefixes of [[], Array(65).fill(new Uint8Array(1)), [new Uint8Array(257)]])
    expect(() => writeQuestion(TEXT_PROTOCOL, prefixes)).toThrow(expect.objectContaining({ code: "bad-question" }));
  expect(() => writeAnswer(TEXT_PROTOCOL, one, [uniform(), uniform()])).toThrow("1 distributions are expected, got 2");
});

test("what is far too long is refused like anything that is too long: the check of its letters would need megabytes of stack", () => {
  const giant = "A".repeat(8 << 20);
  expect(() => readAnswer(TEXT_PROTOCOL, two, { version: 1, answers: giant })).toThrow(
    expect.objectContaining({ code: "bad-answer" }),
  );
  expect(() => readQuestion(TEXT_PROTOCOL, { version: 1, prefixes: [giant] })).toThrow(
    expect.objectContaining({ code: "bad-question" }),
  );
});
