import type { Hash } from "@waystone/primitives";
import { method } from "../method.ts";
import { type Param, WRONG, withDefault } from "../params.ts";

/** Most blocks of one request: each is made before the next request is looked at. */
const MOST = 100;

/** How many blocks, as `{ "count": … }`. */
const blocks: Param<number> = {
  expected: `{ count }, a whole number from 1 to ${MOST}`,
  read(value) {
    if (typeof value !== "object" || value === null) return WRONG;
    const { count = 1 } = value as { readonly count?: unknown };
    return typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= MOST ? count : WRONG;
  },
};

/** Makes blocks now, however the node makes them otherwise; hash of the last. What is ready in the pool goes into the first. */
export const dev_newBlock = method({
  name: "dev_newBlock",
  unsafe: true,
  params: { options: withDefault(blocks, 1) },
  handle({ backend }, { options: count }): Hash {
    let hash = backend.makeBlock();
    for (let made = 1; made < count; made++) hash = backend.makeBlock();
    return hash;
  },
});
