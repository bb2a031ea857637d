import { expect, test } from "vitest";
import { SdkError } from "../errors.ts";
import { isLost, mayPass, refusalOf } from "../subnet/weights.ts";
import { poolRefusal } from "./pool-refusals.ts";

test("a pool's number has the chain's name; what is none has none", () => {
  expect(["Custom error: 17", "Custom error: 255"].map(poolRefusal)).toEqual([
    "CommitBlockNotInRevealRange",
    "BadRequest",
  ]);
  for (const other of ["Custom error: 99", "Custom error: ", "Transaction is outdated", undefined, 17])
    expect(poolRefusal(other)).toBeUndefined();
});

test("weights that a pool refuses are tried again where that may help, and only there", () => {
  const rejected = (data: string) => {
    const name = poolRefusal(data);
    return new SdkError("rejected", data, name === undefined ? {} : { name });
  };
  const tell = (error: unknown) => [refusalOf(error), mayPass(error), isLost(error)];
  expect(tell(rejected("Custom error: 1"))).toEqual(["not-enough-stake", false, false]);
  expect(tell(rejected("Custom error: 6"))).toEqual(["too-fast", true, false]);
  expect(tell(rejected("Custom error: 10"))).toEqual(["not-registered", false, false]);
  expect(tell(rejected("Custom error: 16"))).toEqual(["expired", false, false]);
  expect(tell(rejected("Custom error: 17"))).toEqual(["too-early", false, false]);
  expect(tell(rejected("Priority is too low"))).toEqual(["other", true, false]);
  expect(tell(new SdkError("timeout", "no answer"))).toEqual(["other", true, true]);
  expect(tell(new TypeError("ours"))).toEqual(["other", false, false]);
});
