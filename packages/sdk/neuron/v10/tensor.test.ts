import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf } from "../test/code-of.ts";
import { halfToNumber, numberToHalf } from "./half.ts";
import { packNumpy } from "./msgpack-numpy.ts";
import { decodeBody, synapse, t } from "./synapse.ts";
import { decodeTensor, encodeTensor, type Tensor } from "./tensor.ts";
import type { WireTensor } from "./tensor-wire.ts";

// Buffers were made by bittensor 10.2.0.

const four: WireTensor = {
  buffer: "hcQCbmTDxAR0eXBlozxmNMQEa2luZMQAxAVzaGFwZZICAsQEZGF0YcQQAACAPwAAAEAAAEBAAACAQA==",
  dtype: "float32",
  shape: [2, 2],
};
const pack = (array: Parameters<typeof packNumpy>[0]) => Buffer.from(packNumpy(array)).toString("base64");

test("known buffers, in both directions", () => {
  const tensor = decodeTensor(four);
  expect(tensor).toEqual({ dtype: "float32", shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
  expect(encodeTensor(tensor)).toEqual(four);
  const scalar = {
    buffer: "hcQCbmTDxAR0eXBlozxpOMQEa2luZMQAxAVzaGFwZZDEBGRhdGHECAUAAAAAAAAA",
    dtype: "int64",
    shape: [0],
  };
  expect(decodeTensor(scalar)).toEqual({ dtype: "int64", shape: [], data: BigInt64Array.of(5n) });
  expect(encodeTensor(decodeTensor(scalar))).toEqual(scalar);
  const none = { buffer: "hcQCbmTDxAR0eXBlo3xiMcQEa2luZMQAxAVzaGFwZZEAxARkYXRhxAA=", dtype: "bool", shape: [0] };
  expect(decodeTensor(none)).toEqual({ dtype: "bool", shape: [0], data: new Uint8Array() });
  expect(encodeTensor(decodeTensor(none))).toEqual(none);
});

test.each<Tensor>([
  { dtype: "float16", shape: [3], data: Float32Array.of(1.5, -0, 65504) },
  { dtype: "float32", shape: [1, 2, 1], data: Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY) },
  { dtype: "float64", shape: [1], data: Float64Array.of(0.1) },
  { dtype: "uint8", shape: [300], data: new Uint8Array(300).fill(7) },
  { dtype: "int8", shape: [2], data: Int8Array.of(-128, 127) },
  { dtype: "int16", shape: [2], data: Int16Array.of(-32768, 32767) },
  { dtype: "int32", shape: [40_000], data: new Int32Array(40_000).fill(-5) },
  { dtype: "int64", shape: [2], data: BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n) },
  { dtype: "bool", shape: [2], data: Uint8Array.of(1, 0) },
])("$dtype $shape comes back as it was", tensor => {
  expect(decodeTensor(encodeTensor(tensor))).toEqual(tensor);
  expect(decodeTensor({ ...encodeTensor(tensor), dtype: `torch.${tensor.dtype}` })).toEqual(tensor);
});

test("half floats: all of them, and the nearest of any number", () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = halfToNumber(bits);
    if (!Number.isNaN(value)) expect(numberToHalf(value)).toBe(bits);
  }
  expect([numberToHalf(65519.9), numberToHalf(65520), numberToHalf(2 ** -25), numberToHalf(2 ** -25 * 1.01)]).toEqual([
    0x7bff, 0x7c00, 0, 1,
  ]);
  expect([numberToHalf(1 + 2 ** -11), numberToHalf(1 + 3 * 2 ** -11)]).toEqual([0x3c00, 0x3c02]);
  fc.assert(
    fc.property(fc.double({ min: -70_000, max: 70_000, noNaN: true }), value => {
      const bits = numberToHalf(value);
      const off = (other: number) => Math.abs(halfToNumber(other) - value);
      for (const other of [bits - 1, bits + 1]) {
        // Not across zero or into the numbers that are none.
        if ((other & 0x8000) !== (bits & 0x8000) || (other & 0x7fff) > 0x7c00) continue;
        if (Number.isFinite(halfToNumber(bits)) && Number.isFinite(halfToNumber(other)))
          expect(off(other)).toBeGreaterThanOrEqual(off(bits));
      }
    }),
  );
});

test("the other byte order is read", () => {
  const buffer = pack({ type: ">i2", shape: [2], data: Uint8Array.of(1, 0, 0xff, 0xfe) });
  expect(decodeTensor({ buffer, dtype: "int16", shape: [2] }).data).toEqual(Int16Array.of(256, -2));
});

describe("what would break something is refused", () => {
  const data = Uint8Array.of(1, 2, 3, 4);
  test.each<[string, WireTensor]>([
    ["a shape that is not filled", { ...four, buffer: pack({ type: "<f4", shape: [1_000_000_000], data }) }],
    [
      "a shape whose product overflows",
      { ...four, buffer: pack({ type: "|u1", shape: new Array(30).fill(2 ** 32 - 1), data }), dtype: "uint8" },
    ],
    ["two shapes", { ...four, shape: [5] }],
    ["another dtype than that of the buffer", { ...four, dtype: "int32" }],
    ["an unknown dtype", { ...four, dtype: "complex64" }],
    ["objects, which Python would unpickle", { ...four, buffer: pack({ type: "|O", shape: [4], data }) }],
    ["no buffer", { ...four, buffer: null }],
    ["a buffer that is cut", { ...four, buffer: (four.buffer ?? "").slice(0, 40) }],
    ["a buffer that is nothing", { ...four, buffer: "" }],
    [
      "too many dimensions",
      {
        ...four,
        buffer: pack({ type: "|u1", shape: new Array(40).fill(1), data: data.subarray(0, 1) }),
        dtype: "uint8",
      },
    ],
  ])("%s", (_, wire) => {
    expect(codeOf(() => decodeTensor(wire))).toBe("BadBody");
  });

  test("a kind, and what is larger than allowed, before it is unpacked", () => {
    const record = Buffer.from(four.buffer ?? "", "base64");
    record[record.indexOf("kind") + 5] = 1;
    expect(codeOf(() => decodeTensor({ ...four, buffer: record.toString("base64") }))).toBe("BadBody");
    expect(codeOf(() => decodeTensor(four, 15))).toBe("BadBody");
    expect(codeOf(() => decodeTensor(four, 16))).toBe("accepted");
    const zeros = encodeTensor({ dtype: "uint8", shape: [4096], data: new Uint8Array(4096) });
    expect(codeOf(() => decodeTensor(zeros, 1000))).toBe("BadBody");
  });

  test("in a body, a form that is none", () => {
    const kind = synapse({ name: "X", fields: { x: t.tensor } });
    const read = (x: unknown) => codeOf(() => decodeBody(kind, new TextEncoder().encode(JSON.stringify({ x }))));
    expect(read(four)).toBe("accepted");
    for (const x of [
      { ...four, dtype: "x" },
      { ...four, shape: new Array(33).fill(1) },
      { ...four, shape: [-1] },
      { ...four, buffer: 5 },
      [],
    ])
      expect(read(x)).toBe("BadBody");
  });

  test("any bytes", () => {
    const whole = Buffer.from(four.buffer ?? "", "base64");
    const spoilt = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 3 }).map(changes => {
      const copy = Buffer.from(whole);
      for (const [at, value] of changes) copy[at] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), spoilt), bytes => {
        expect(["accepted", "BadBody"]).toContain(
          codeOf(() => decodeTensor({ ...four, buffer: Buffer.from(bytes).toString("base64") })),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

test("elements that do not fill the shape are not packed", () => {
  expect(codeOf(() => encodeTensor({ dtype: "int8", shape: [2], data: Int8Array.of(1) }))).toBe("BadBody");
  expect(codeOf(() => encodeTensor({ dtype: "int8", shape: [1.5], data: Int8Array.of(1) }))).toBe("BadBody");
});
