import { bytesToHex, sha3_256 } from "@waystone/crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf } from "../test/code-of.ts";
import { type Json, keysOf, readJson } from "./json-read.ts";
import { isPrintable } from "./printable.ts";
import { PyFloat, PyTuple, reprFloat, reprStr } from "./python-repr.ts";
import { bodyHash, decodeBody, EMPTY_BODY_HASH, encodeFields, synapse, t, withDefaults } from "./synapse.ts";
import { anyRepr } from "./untyped.ts";

// Expected values were computed by bittensor 10.2.0.

const bytes = (text: string) => new TextEncoder().encode(text);
const body = (text: string) => `{"name":"Q"${text}}`;

const Q = synapse({
  name: "Q",
  fields: {
    a: t.list(t.any),
    d: t.dict(t.any),
    n: t.int,
    f: t.float,
    b: t.bool,
    s: t.str,
    o: t.optional(t.str).default(null),
  },
  hash: ["a", "d", "n", "f", "b", "s", "o"],
});
const q = withDefaults(Q, {
  a: [1, 2.5, null, true, "x'y", 'q"z', "é\n", { k: new PyTuple(1, 2) }],
  d: { k: "v", n: { m: [] } },
  n: 7,
  f: 1,
  b: false,
  s: "héllo",
});

describe("hashes of a body", () => {
  test.each([
    ["a", "c660d58f54076fe62ce23c542a06e6504bae1559226a74e2aa47017e9c792f22"],
    ["d", "145ec4c41d605f76f03ef12141f8c4345c9c442f72ed7c5311ef7e906bff7652"],
    ["n", "8f9b51ce624f01b0a40c9f68ba8bb0a2c06aa7f95d1ed27d6b1b5e1e99ee5e4d"],
    ["f", "07099e0ea0e7912f273216a9cd97b3bb1d5f21c453c7581799645fd6130bdaad"],
    ["b", "e4afc5584b17b9bd3dddf0e6fee7e071616c60a25d24b8148aa8276cdb358995"],
    ["s", "af9db8307521b5e3d5549adcb8d6197a378902789c1649a9adb2c559c54943ac"],
    ["o", "61ae1749811579a5799852da2541dd16a7ffb1744c6248718a123570fffd0a63"],
  ] as const)("field %s alone", (field, inner) => {
    const one = synapse({ name: "One", fields: Q.fields, hash: [field] });
    expect(bodyHash(one, q)).toBe(bytesToHex(sha3_256(bytes(inner))).slice(2));
  });

  test("all of them, and none", () => {
    expect(bodyHash(Q, q)).toBe("b9272fc5cdb557ab9630a8e614611f64b8c3695add8e88208f02d07f027af483");
    expect(bodyHash(synapse({ name: "None", fields: Q.fields }), q)).toBe(EMPTY_BODY_HASH);
    expect(EMPTY_BODY_HASH).toBe("a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a");
  });

  test("the declared type decides between 1 and 1.0; without one, what was sent does", () => {
    const typed = synapse({ name: "Typed", fields: { x: t.float }, hash: ["x"] });
    const untyped = synapse({ name: "Typed", fields: { x: t.any }, hash: ["x"] });
    const one = bodyHash(typed, { x: 1 });
    expect(decodeBody(typed, bytes('{"x":1}')).hash).toBe(one);
    expect(decodeBody(typed, bytes('{"x":1.0}')).hash).toBe(one);
    expect(decodeBody(untyped, bytes('{"x":1.0}')).hash).toBe(one);
    expect(decodeBody(untyped, bytes('{"x":1.0}')).values.x).toBe(1);
    expect(decodeBody(untyped, bytes('{"x":1}')).hash).not.toBe(one);
    expect(bodyHash(untyped, { x: new PyFloat(1) })).toBe(one);
  });

  test("keys count in the order in which they were sent, even those that look like indices", () => {
    const kind = synapse({ name: "K", fields: { x: t.dict(t.int) }, hash: ["x"] });
    const sent = decodeBody(kind, bytes('{"x":{"b":1,"10":2,"9":3}}')).hash;
    const pairs = synapse({ name: "K", fields: { x: t.str }, hash: ["x"] });
    expect(sent).toBe(bodyHash(pairs, { x: "{'b': 1, '10': 2, '9': 3}" }));
    expect(keysOf(readJson('{"b":1,"10":2,"9":3,"10":4}') as object)).toEqual(["b", "10", "9"]);
    const ints = synapse({ name: "K", fields: { x: t.dict(t.int, "int") }, hash: ["x"] });
    expect(decodeBody(ints, bytes('{"x":{"7":1}}')).hash).toBe(bodyHash(pairs, { x: "{7: 1}" }));
  });

  test("what is written and read again has the same hash", () => {
    const value = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }),
        fc.double(),
        fc.string({ unit: "binary" }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    const kind = synapse({ name: "Any", fields: { x: t.any }, hash: ["x"] });
    fc.assert(
      fc.property(value, x => {
        const json = `{${encodeFields(kind, { x }).slice(1)}}`;
        expect(decodeBody(kind, bytes(json)).hash).toBe(bodyHash(kind, { x }));
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  [1e16, "1e+16"],
  [1000000000000000, "1000000000000000.0"],
  [1.2345678901234568e17, "1.2345678901234568e+17"],
  [1e-5, "1e-05"],
  [0.0001, "0.0001"],
  [1e22, "1e+22"],
  [Number.POSITIVE_INFINITY, "inf"],
  [-0, "-0.0"],
  [5e-324, "5e-324"],
  [0.30000000000000004, "0.30000000000000004"],
  [100, "100.0"],
  [1.5e300, "1.5e+300"],
  [Number.NEGATIVE_INFINITY, "-inf"],
  [Number.NaN, "nan"],
  [1e20, "1e+20"],
  [1e-7, "1e-07"],
])("the float %s", (value, expected) => {
  expect(reprFloat(value)).toBe(expected);
});

test.each([
  ["a", "'a'"],
  ["a'b", `"a'b"`],
  ['a"b', `'a"b'`],
  [`a'b"c`, `'a\\'b"c'`],
  ["\\", "'\\\\'"],
  ["\n\t\r", "'\\n\\t\\r'"],
  ["\x00\x7f", "'\\x00\\x7f'"],
  ["\xe9", "'\xe9'"],
  ["\u200b", "'\\u200b'"],
  ["\u{1f600}", "'\u{1f600}'"],
  ["\xa0", "'\\xa0'"],
  ["\u2028", "'\\u2028'"],
  ["\u{e0001}\ud800", "'\\U000e0001\\ud800'"],
])("the text %j", (value, expected) => {
  expect(reprStr(value)).toBe(expected);
});

test("containers", () => {
  expect(anyRepr([1, "x"])).toBe("[1, 'x']");
  expect(anyRepr({ a: [1.5, null] })).toBe("{'a': [1.5, None]}");
  expect([anyRepr(new PyTuple(1)), anyRepr(new PyTuple()), anyRepr(new PyTuple(1, 2))]).toEqual([
    "(1,)",
    "()",
    "(1, 2)",
  ]);
  expect(isPrintable(0x20) && !isPrintable(0x1f) && !isPrintable(0x10ffff)).toBe(true);
});

describe("JSON", () => {
  test("integers of any size, floats told from them, Python's words", () => {
    expect(readJson("[9007199254740991,9007199254740992,1795352263653144058,-0,1.5]")).toEqual([
      9007199254740991,
      9007199254740992n,
      1795352263653144058n,
      0,
      1.5,
    ]);
    expect(readJson("[1.0,1e2]")).toEqual([new PyFloat(1), new PyFloat(100)]);
    expect(readJson("[NaN,Infinity,-Infinity]")).toEqual([Number.NaN, Infinity, -Infinity]);
    expect(Object.keys(readJson('{"__proto__":{"x":1}}') as object)).toEqual(["__proto__"]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test("agrees with JSON.parse on all JSON", () => {
    const plain = (value: Json): unknown =>
      value instanceof PyFloat
        ? value.value
        : Array.isArray(value)
          ? value.map(plain)
          : typeof value === "object" && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
            : typeof value === "bigint"
              ? Number(value)
              : value;
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (json, spaced) => {
        const text = spaced ? JSON.stringify(JSON.parse(json), undefined, 1) : json;
        expect(JSON.stringify(plain(readJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test("whatever is no JSON is refused, by its own error alone", () => {
    for (const text of [
      "",
      "{",
      "[1,]",
      '{"a"}',
      "01",
      "1.",
      "+1",
      "nul",
      '"\n"',
      '"\\x"',
      "[1] 2",
      "{a:1}",
      "'a'",
      '"\\"',
      "-",
      "\u00a01",
    ]) {
      expect(
        codeOf(() => readJson(text)),
        text,
      ).toBe("BadBody");
    }
    expect(codeOf(() => readJson("[".repeat(100_000)))).toBe("BadBody");
    expect(codeOf(() => readJson("9".repeat(5000)))).toBe("BadBody");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0tfn1.e- ') })), text => {
        const verdict = codeOf(() => readJson(text));
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(verdict).toBe(valid ? "accepted" : "BadBody");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("fields", () => {
  const full = ',"a":[],"d":{},"n":7,"f":1.5,"b":false,"s":"x"';

  test("a body is read by its types; defaults stand for what is missing, and what is unknown is passed over", () => {
    const { values } = decodeBody(Q, bytes(body(`${full},"more":{"x":1}`)));
    expect(values).toEqual({ a: [], d: {}, n: 7, f: 1.5, b: false, s: "x", o: null });
    const text: string = values.s;
    const maybe: string | null = values.o;
    expect([text, maybe]).toEqual(["x", null]);
  });

  test.each([
    ['"n":"7"', "n is a text, expected an int"],
    ['"n":1.5', "n is a float, expected an int"],
    ['"n":9007199254740993', "n is a large integer, expected an int below 2^53"],
    ['"b":1', "b is an integer, expected a bool"],
    ['"s":null', "s is null, expected a str"],
    ['"d":[]', "d is a list, expected a dict"],
    ['"a":{}', "a is an object, expected a list"],
  ])("%s is refused with where it stands, and not with what it is", (wrong, message) => {
    expect(() => decodeBody(Q, bytes(body(`${full},${wrong}`)))).toThrow(message);
  });

  test("missing and nested ones are named", () => {
    expect(() => decodeBody(Q, bytes('{"name":"Q"}'))).toThrow("a is missing, expected a list[Any], which is required");
    const Chat = synapse({
      name: "Chat",
      fields: { messages: t.list(t.model({ role: t.str, content: t.str.default("") })) },
      hash: ["messages"],
    });
    expect(() => decodeBody(Chat, bytes('{"messages":[{"role":"user"},{"role":5}]}'))).toThrow(
      "messages[1].role is an integer, expected a str",
    );
    const read = decodeBody(Chat, bytes('{"messages":[{"role":"user"}]}'));
    expect(read.values.messages).toEqual([{ role: "user", content: "" }]);
    expect(read.hash).toBe(
      bodyHash(synapse({ name: "C", fields: { m: t.str }, hash: ["m"] }), { m: "[{'role': 'user', 'content': ''}]" }),
    );
  });

  test("large integers are exact, and a default is not shared", () => {
    const Big = synapse({ name: "Big", fields: { n: t.bigint, l: t.list(t.int).default([]) } });
    expect(decodeBody(Big, bytes('{"n":1795352263653144058}')).values.n).toBe(1795352263653144058n);
    expect(encodeFields(Big, { n: 2n ** 70n, l: [1] })).toBe(',"n":1180591620717411303424,"l":[1]');
    const first = decodeBody(Big, bytes('{"n":1}')).values;
    first.l.push(1);
    expect(decodeBody(Big, bytes('{"n":1}')).values.l).toEqual([]);
  });

  test("what cannot be sent is refused before it is", () => {
    const bad = (values: Record<string, unknown>) => codeOf(() => encodeFields(Q, { ...q, ...values }));
    expect(bad({})).toBe("accepted");
    expect(bad({ n: 1.5 })).toBe("BadBody");
    expect(bad({ s: undefined })).toBe("BadBody");
    expect(bad({ a: [new Date()] })).toBe("BadBody");
    expect(bad({ a: [() => 1] })).toBe("BadBody");
    const circle: unknown[] = [];
    circle.push(circle);
    expect(bad({ a: circle })).toBe("BadBody");
  });

  test("names that Python could not have, or every synapse has, are refused", () => {
    expect(codeOf(() => synapse({ name: "../x", fields: {} }))).toBe("BadBody");
    expect(codeOf(() => synapse({ name: "X", fields: { "a-b": t.str } }))).toBe("BadBody");
    expect(codeOf(() => synapse({ name: "X", fields: { timeout: t.float } }))).toBe("BadBody");
    expect(codeOf(() => synapse({ name: "X", fields: { __proto__x: t.float } }))).toBe("BadBody");
  });

  test("no body makes it throw anything but its own error", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map(bytes),
          fc.jsonValue().map(v => bytes(JSON.stringify({ a: v, n: v, s: v }))),
        ),
        data => {
          expect(codeOf(() => decodeBody(Q, data))).toBe("BadBody");
        },
      ),
      { numRuns: 500 },
    );
  });
});
