import { versionJson } from "../format.ts";
import { method } from "../method.ts";

/** Version of the runtime at a block. */
export const state_getRuntimeVersion = method(({ backend, block }, params) =>
  versionJson(backend.runtimeVersion(block(params.optionalHash(0)))),
);
