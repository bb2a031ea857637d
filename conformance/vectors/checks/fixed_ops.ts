import type { FixedType } from "@waystone/primitives";
import { type Expect, perCase } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { FIXED_TYPES, fixedTypeOf } from "../shared/fixed-types.ts";

/** Arithmetic, rounding and conversions of each fixed-point type (runtime.md 0.2). */
export const check = perCase((line, expect) => {
  const type = fixedTypeOf(line.text("t"));
  const kind = line.text("k");
  switch (kind) {
    case "bin":
      return binary(type, line, expect);
    case "un":
      return unary(type, line, expect);
    case "from":
      return from(type, line, expect);
    default:
      throw new VectorError("unknown-kind", `k is ${kind}`);
  }
});

function binary(t: FixedType<string>, line: Line, expect: Expect): void {
  const a = t.fromBits(line.int("a"));
  const b = t.fromBits(line.int("b"));
  // Division by zero is a panic in the reference, for which the file has null.
  const orNull = (divide: () => bigint) => (b === 0n ? null : divide());
  const results: Record<string, unknown> = {
    sadd: t.saturatingAdd(a, b),
    ssub: t.saturatingSub(a, b),
    smul: t.saturatingMul(a, b),
    sdiv: orNull(() => t.saturatingDiv(a, b)),
    cadd: t.checkedAdd(a, b),
    csub: t.checkedSub(a, b),
    cmul: t.checkedMul(a, b),
    cdiv: t.checkedDiv(a, b),
    wadd: t.wrappingAdd(a, b),
    wsub: t.wrappingSub(a, b),
    wmul: t.wrappingMul(a, b),
    wdiv: orNull(() => t.wrappingDiv(a, b)),
    cmp: t.compare(a, b),
    safe_div: t.safeDiv(a, b),
    abs_diff: t.absDiff(a, b),
  };
  for (const [field, computed] of Object.entries(results)) expect.equal(field, computed, line.raw(field));
}

function unary(t: FixedType<string>, line: Line, expect: Expect): void {
  const a = t.fromBits(line.int("a"));
  const results: Record<string, unknown> = {
    to_u16: t.saturatingToU16(a),
    to_u64: t.saturatingToU64(a),
    to_i64: t.saturatingToI64(a),
    to_u128: t.saturatingToU128(a),
    to_i128: t.saturatingToI128(a),
    sround: t.round(a),
    sfloor: t.floor(a),
    sceil: t.ceil(a),
    int: t.int(a),
    frac: t.frac(a),
    cfloor: t.checkedFloor(a),
  };
  for (const [field, computed] of Object.entries(results)) expect.equal(field, computed, line.raw(field));
  for (const [name, to] of FIXED_TYPES) expect.equal(name, to.saturatingFrom(t, a), line.raw(name));
}

function from(t: FixedType<string>, line: Line, expect: Expect): void {
  expect.equal("r_u128", t.saturatingFromNum(line.int("u128")), line.raw("r_u128"));
  expect.equal("r_i128", t.saturatingFromNum(line.int("i128")), line.raw("r_i128"));
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${line.text("f64")}`));
  expect.equal("r_f64", t.saturatingFromF64(view.getFloat64(0)), line.raw("r_f64"));
  view.setUint32(0, Number.parseInt(line.text("f32"), 16));
  expect.equal("r_f32", t.saturatingFromF64(view.getFloat32(0)), line.raw("r_f32"));
}
