import { method } from "../method.ts";

/** Version of the node's software. */
export const system_version = method({
  name: "system_version",
  params: {},
  handle: ({ backend }) => backend.info.implVersion,
});
