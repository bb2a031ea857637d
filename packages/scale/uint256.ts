import { array } from "./array.ts";
import { u64, u256 } from "./big-integer.ts";
import type { Codec } from "./codec.ts";
import { pathType } from "./newtype.ts";
import { withType } from "./reference.ts";

const words = array(u64, 4);

/** `primitive_types::U256`: 256 bits as a bigint, although the registry shows four words of 64. */
export const U256: Codec<bigint> = withType(
  u256,
  pathType("primitive_types::U256", {
    kind: "composite",
    fields: [{ name: undefined, type: words, typeName: "[u64; 4]", docs: [] }],
  }),
);
