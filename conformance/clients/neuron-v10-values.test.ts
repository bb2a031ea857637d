import {
  bodyHash,
  decodeTensor,
  encodeTensor,
  type SynapseField,
  synapse,
  type Tensor,
  t,
  type WireTensor,
} from "@waystone/sdk/neuron";
import fc from "fast-check";
import { afterAll, beforeAll, expect, type TestContext, test } from "vitest";
import { isPrintable } from "../../packages/sdk/neuron/v10/printable.ts";
import { decodeBody } from "../../packages/sdk/neuron/v10/synapse.ts";
import { type PythonNeuron, startPythonNeuron } from "../neurons/python-neuron.ts";

// What the Python SDK makes of values, against what we make of them: hashes of bodies, printable characters, tensors.

let started: PythonNeuron | { readonly reason: string };

beforeAll(async () => {
  started = await startPythonNeuron();
}, 120_000);

afterAll(async () => {
  if ("ask" in started) await started.stop();
});

function python(context: TestContext): PythonNeuron {
  if ("ask" in started) return started;
  return context.skip(started.reason);
}

const one = (field: SynapseField) => synapse({ name: "One", fields: { x: field }, hash: ["x"] });

/** Whether a character counts the same in Python and here: its Unicode may be newer or older than that of our table. */
async function agreement(neuron: PythonNeuron) {
  const { unicode, ranges } = await neuron.ask<{ unicode: string; ranges: [number, number][] }>("printables", {});
  const theirs = new Uint8Array(0x110000);
  for (const [first, last] of ranges) theirs.fill(1, first, last + 1);
  const agrees = (code: number): boolean => (theirs[code] === 1) === isPrintable(code);
  return {
    unicode,
    theirs,
    agrees,
    inText: (text: string): boolean => Array.from(text).every(character => agrees(character.codePointAt(0) ?? 0)),
  };
}

/** Python's hash of each body, beside ours of the same bytes. */
async function compare(neuron: PythonNeuron, cases: readonly (readonly [string, SynapseField, string])[]) {
  const theirs = await neuron.ask<string[]>("hashes", {
    cases: cases.map(([annotation, , json]) => [annotation, json]),
  });
  return cases.map(([annotation, field, json], i) => {
    let ours: string;
    try {
      ours = decodeBody(one(field), new TextEncoder().encode(`{"x":${json}}`)).hash;
    } catch {
      ours = "refused";
    }
    return { annotation, json, theirs: theirs[i] ?? "", ours };
  });
}

test("a hash of any value is Python's", async context => {
  const neuron = python(context);
  const numbers = fc.oneof(
    fc
      .double()
      .map(x => (Number.isFinite(x) ? x : 0.5))
      .map(x => ({ float: Object.is(x, -0) ? "-0.0" : String(x) })),
    fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(x => ({ int: String(x) })),
    fc.tuple(fc.integer(), fc.integer({ min: -320, max: 308 })).map(([m, e]) => ({ float: `${m}e${e}` })),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        "'",
        '"',
        "\\",
        "\n",
        "\t",
        "\r",
        "\0",
        "\x7f",
        "\u00a0",
        "\u200b",
        "\u2028",
        "é",
        "\u{1f600}",
        "\u{e0001}",
        "a",
      ),
    }),
  );
  const json = fc.letrec<{ value: string }>(tie => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom("null", "true", "false", "NaN", "-Infinity", "1.0", "-0", "1E5"),
      numbers.map(n => ("int" in n ? n.int : n.float)),
      text.map(x => JSON.stringify(x)),
      fc.array(tie("value"), { maxLength: 4 }).map(items => `[${items.join(", ")}]`),
      fc
        .uniqueArray(fc.tuple(fc.oneof(text, fc.nat(20).map(String)), tie("value")), {
          maxLength: 4,
          selector: ([key]) => key,
        })
        .map(entries => `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(",")}}`),
    ),
  })).value;
  const strings = text.map(x => JSON.stringify(x));
  const floats = numbers.map(n => ("int" in n ? n.int : n.float));
  const ints = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String);
  const list = (item: fc.Arbitrary<string>) => fc.array(item, { maxLength: 5 }).map(items => `[${items.join(",")}]`);
  const dict = (item: fc.Arbitrary<string>) =>
    fc
      .uniqueArray(fc.tuple(strings, item), { maxLength: 5, selector: ([key]) => key })
      .map(entries => `{${entries.map(entry => entry.join(":")).join(",")}}`);
  const message = fc
    .tuple(strings, fc.option(floats))
    .map(([role, weight]) => `{"weight":${weight ?? "1"},"role":${role}}`);
  const kinds: readonly (readonly [string, SynapseField, fc.Arbitrary<string>])[] = [
    ["Any", t.any, json],
    ["list", t.list(t.any), list(json)],
    ["str", t.str, strings],
    ["float", t.float, floats],
    ["int", t.bigint, ints],
    ["bool", t.bool, fc.constantFrom("true", "false")],
    ["Optional[str]", t.optional(t.str), fc.oneof(fc.constant("null"), strings)],
    ["list[float]", t.list(t.float), list(floats)],
    ["list[str]", t.list(t.str), list(strings)],
    ["dict[str, float]", t.dict(t.float), dict(floats)],
    [
      "dict[str, Optional[list[int]]]",
      t.dict(t.optional(t.list(t.bigint))),
      dict(fc.oneof(fc.constant("null"), list(ints))),
    ],
    ["dict[int, str]", t.dict(t.str, "int"), fc.constantFrom('{"7":"a","-3":"b"}', '{"10":"x","9":"y"}')],
    ["list[Message]", t.list(t.model({ role: t.str, weight: t.float.default(1) })), list(message)],
    ["Tensor", t.tensor, fc.constant('{"buffer":"aaaa","dtype":"float32","shape":[1,2]}')],
  ];
  const cases = kinds.flatMap(([annotation, field, values]) =>
    fc.sample(values, annotation === "Any" ? 1500 : 150).map(value => [annotation, field, value] as const),
  );
  const { inText } = await agreement(neuron);
  const results = await compare(
    neuron,
    cases.filter(([, , json]) => inText(json)),
  );
  // A lone surrogate cannot be hashed by either.
  const wrong = results.filter(({ theirs, ours }) =>
    /^[0-9a-f]{64}$/.test(theirs) ? theirs !== ours : ours !== "refused",
  );
  expect(wrong).toEqual([]);
  expect(results.filter(({ theirs }) => theirs.length === 64).length).toBeGreaterThan(2500);
}, 60_000);

test("what is sent from JavaScript has the hash that Python computes of it", async context => {
  const neuron = python(context);
  const { inText } = await agreement(neuron);
  const values = fc.sample(fc.jsonValue({ stringUnit: "binary" }), 500).filter(x => inText(JSON.stringify(x)));
  const kind = one(t.any);
  const theirs = await neuron.ask<string[]>("hashes", { cases: values.map(x => ["Any", t.any.encode(x)]) });
  const ours = values.map(x => bodyHash(kind, { x }));
  expect(ours.filter((hash, i) => hash !== theirs[i])).toEqual([]);
}, 60_000);

test("every character is printable here if it is in Python, as far as Python's Unicode goes", async context => {
  const { unicode, theirs, agrees } = await agreement(python(context));
  const newer = Number.parseInt(unicode, 10) - 14;
  let differ = 0;
  for (let code = 0; code < 0x110000; code++) {
    // A newer Python knows more characters than 3.11, whose table ours is; an older one knows fewer.
    if (agrees(code) || (newer > 0 && theirs[code] === 1) || (newer < 0 && theirs[code] === 0)) continue;
    differ++;
  }
  expect(differ).toBe(0);
  if (newer === 0) expect(theirs.reduce((sum, x) => sum + x, 0)).toBeGreaterThan(100_000);
}, 60_000);

test("tensors of every kind in both directions", async context => {
  const neuron = python(context);
  const cases: [unknown, string][] = [
    [[1.5, 0, 65504, 1e-7], "float16"],
    [
      [
        [1, 2],
        [3, 4.25],
      ],
      "float32",
    ],
    [[0.1, 1e300], "float64"],
    [[0, 255], "uint8"],
    [[-128, 127], "int8"],
    [[[-32768], [32767]], "int16"],
    [[-(2 ** 31), 2 ** 31 - 1], "int32"],
    [[-(2 ** 53), 2 ** 53], "int64"],
    [[true, false], "bool"],
    [7, "int32"],
    [[], "float32"],
    [Array.from({ length: 70_000 }, (_, i) => i), "int32"],
  ];
  const wires = await neuron.ask<WireTensor[]>("arrays", { cases });
  const tensors = wires.map(wire => decodeTensor(wire));
  tensors.forEach((tensor, i) => {
    const values = Array.from(tensor.data as Iterable<number | bigint>, Number);
    const [given, dtype] = cases[i] ?? [];
    const flat = [given].flat(3).map(x => Number(x));
    expect(tensor.dtype).toBe(dtype);
    // 1e-7 is not a half float; its neighbour is.
    expect(values).toEqual(dtype === "float16" ? [1.5, 0, 65504, 2 * 2 ** -24] : flat);
  });
  // Byte for byte what Python wrote.
  expect(tensors.map(encodeTensor)).toEqual(wires);

  const halves: Tensor = {
    dtype: "float16",
    shape: [2000],
    // JSON's zero has no sign.
    data: Float32Array.from({ length: 2000 }, (_, i) => Math.fround(Math.sin(i + 1) * 2 ** ((i % 43) - 26))),
  };
  const floats = Array.from(halves.data as Float32Array);
  const [theirs] = await neuron.ask<WireTensor[]>("arrays", { cases: [[floats, "float16"]] });
  expect(decodeTensor(theirs ?? encodeTensor(halves)).data).toEqual(decodeTensor(encodeTensor(halves)).data);
  expect(encodeTensor(halves).buffer === theirs?.buffer).toBe(true);
  const read = await neuron.ask<{ shape: number[]; dtype: string; values: string[] }[]>("read_arrays", {
    wires: [
      encodeTensor({ dtype: "int64", shape: [1, 2], data: BigInt64Array.of(2n ** 62n + 1n, -5n) }),
      encodeTensor({ dtype: "bool", shape: [2], data: Uint8Array.of(1, 0) }),
      encodeTensor({ dtype: "float64", shape: [], data: Float64Array.of(0.1) }),
    ],
  });
  expect(read).toEqual([
    { shape: [1, 2], dtype: "int64", values: ["4611686018427387905", "-5"] },
    { shape: [2], dtype: "bool", values: ["True", "False"] },
    { shape: [], dtype: "float64", values: ["0.1"] },
  ]);
}, 60_000);
