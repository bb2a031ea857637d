import { RpcError } from "../error.ts";
import { method } from "../method.ts";
import { bytes } from "../params.ts";

/** Puts a transaction into the pool; its hash, which is BLAKE2b-256 of its bytes. */
export const author_submitExtrinsic = method({
  name: "author_submitExtrinsic",
  params: { extrinsic: bytes },
  handle({ backend }, { extrinsic }) {
    const result = backend.submit(extrinsic);
    if (!result.ok) throw new RpcError(result.code, result.message, result.data);
    return result.hash;
  },
});
