import { RpcError } from "../error.ts";
import { method } from "../method.ts";

/** Puts a transaction into the pool; its hash. */
export const author_submitExtrinsic = method(({ backend }, params) => {
  const result = backend.submit(params.bytes(0));
  if (!result.ok) throw new RpcError(result.code, result.message, result.data);
  return result.hash;
});
