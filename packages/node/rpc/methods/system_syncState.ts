import { method } from "../method.ts";

/** How far the node is behind: not at all. */
export const system_syncState = method({
  name: "system_syncState",
  params: {},
  handle({ backend }) {
    const { number } = backend.head().header;
    return { startingBlock: 0, currentBlock: number, highestBlock: number };
  },
});
