import {
  SAFE_FLOAT_ZERO,
  type SafeFloat,
  type SharePoolStore,
  safeFloat,
  safeFloatAdd,
  safeFloatDiv,
  safeFloatFromInt,
  safeFloatFromU64F64,
  safeFloatGt,
  safeFloatMulDiv,
  safeFloatSub,
  safeFloatToU64,
  sharePoolUpdateAll,
  sharePoolUpdateOne,
  sharePoolValue,
  U64F64,
} from "@waystone/primitives";
import { type Expect, perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";

/** SafeFloat and share pools (runtime.md 0.4). */
export const check = perCase((line, expect) => {
  const fn = line.text("fn");
  switch (fn) {
    case "ops":
      return operations(line, expect);
    case "new":
      return expect.equal("r", show(safeFloat(line.int("mantissa"), line.int("exponent"))), line.raw("r"));
    case "from_U64F64":
      return expect.equal("r", show(safeFloatFromU64F64(U64F64.fromBits(line.int("a")))), line.raw("r"));
    case "from_u64":
      return expect.equal("r", show(safeFloatFromInt(line.int("a"))), line.raw("r"));
    case "pool":
      return pool(line, expect);
    default:
      throw new VectorError("unknown-kind", `fn is ${fn}`);
  }
});

function parse(text: string): SafeFloat {
  const [, mantissa, exponent] = /^(\d+)e(-?\d+)$/.exec(text) ?? [];
  if (mantissa === undefined || exponent === undefined) throw new VectorError("bad-case", `${text} is no SafeFloat`);
  return { mantissa: BigInt(mantissa), exponent: BigInt(exponent) };
}

function show(value: SafeFloat | undefined): string | undefined {
  return value === undefined ? undefined : `${value.mantissa}e${value.exponent}`;
}

function operations(line: Line, expect: Expect): void {
  const [a, b, c] = [parse(line.text("a")), parse(line.text("b")), parse(line.text("c"))];
  expect.equal("add", show(safeFloatAdd(a, b)), line.raw("add"));
  expect.equal("sub", show(safeFloatSub(a, b)), line.raw("sub"));
  expect.equal("div", show(safeFloatDiv(a, b)), line.raw("div"));
  expect.equal("mul_div", show(safeFloatMulDiv(a, b, c)), line.raw("mul_div"));
  expect.equal("gt", safeFloatGt(a, b), line.raw("gt"));
  expect.equal("a_to_u64", safeFloatToU64(a), line.raw("a_to_u64"));
}

class MemoryPool implements SharePoolStore<number> {
  #value = 0n;
  #denominator = SAFE_FLOAT_ZERO;
  readonly #shares = new Map<number, SafeFloat>();

  getValue(): bigint {
    return this.#value;
  }
  setValue(value: bigint): void {
    this.#value = value;
  }
  getDenominator(): SafeFloat {
    return this.#denominator;
  }
  setDenominator(denominator: SafeFloat): void {
    this.#denominator = denominator;
  }
  getShare(key: number): SafeFloat {
    return this.#shares.get(key) ?? SAFE_FLOAT_ZERO;
  }
  setShare(key: number, share: SafeFloat): void {
    this.#shares.set(key, share);
  }
}

function pool(line: Line, expect: Expect): void {
  const store = new MemoryPool();
  const keys = Array.from({ length: line.num("keys") }, (_, key) => key);
  for (const [i, step] of line.lines("steps").entries()) {
    const action = step.text("act");
    const key = step.num("key");
    if (action === "one") sharePoolUpdateOne(store, key, step.int("amt"));
    else if (action === "all") sharePoolUpdateAll(store, step.int("amt"));
    else throw new VectorError("unknown-kind", `act is ${action}`);
    expect.equal(`steps.${i}.value`, store.getValue(), step.raw("value"));
    expect.equal(`steps.${i}.denom`, show(store.getDenominator()), step.raw("denom"));
    expect.equal(`steps.${i}.share`, show(store.getShare(key)), step.raw("share"));
    expect.equal(`steps.${i}.values`, keys.map(each => sharePoolValue(store, each)).join(" "), step.raw("values"));
  }
}
