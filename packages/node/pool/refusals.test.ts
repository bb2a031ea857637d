import { TransactionInvalid } from "@waystone/frame";
import { expect, it } from "vitest";
import { refusalOf } from "./refusals.ts";

it("names why a transaction is not valid in Substrate's words, with data that is text", () => {
  expect(refusalOf(TransactionInvalid.invalid("Stale"))).toEqual({
    ok: false,
    code: 1010,
    message: "Invalid Transaction",
    data: "Transaction is outdated",
  });
  expect(refusalOf(TransactionInvalid.invalid({ custom: 8 })).data).toBe("Custom error: 8");
  expect(refusalOf(TransactionInvalid.unknown("CannotLookup"))).toEqual({
    ok: false,
    code: 1011,
    message: "Unknown Transaction Validity",
    data: "CannotLookup",
  });
  expect(refusalOf(TransactionInvalid.unknown({ custom: 3 })).data).toBe("Custom(3)");
});
