import { toHex } from "@waystone/scale";
import { invalidParams } from "../error.ts";
import { method } from "../method.ts";

/** Most keys of one page. */
const PAGE = 1000;
/** Most keys of one answer where pages are not asked for. */
const ALL = 200_000;

/** Keys that begin with a prefix, a page at a time, strictly after the start key. */
export const state_getKeysPaged = method(({ backend, block }, params) => {
  const count = params.count(1);
  if (count > PAGE) throw invalidParams(`count ${count} is too large; at most ${PAGE} keys are given at once`);
  return backend
    .state(block(params.optionalHash(3)))
    .keysPaged(params.optionalBytes(0) ?? new Uint8Array(0), count, params.optionalBytes(2))
    .map(toHex);
});

/** All keys that begin with a prefix. */
export const state_getKeys = method(({ backend, block }, params) =>
  backend
    .state(block(params.optionalHash(1)))
    .keysPaged(params.bytes(0), ALL)
    .map(toHex),
);

/** All pairs whose key begins with a prefix. */
export const state_getPairs = method(
  ({ backend, block }, params) => {
    const out: [string, string][] = [];
    for (const [key, value] of backend.state(block(params.optionalHash(1))).entries(params.bytes(0)))
      if (out.push([toHex(key), toHex(value)]) >= ALL) break;
    return out;
  },
  { unsafe: true },
);
