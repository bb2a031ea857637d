import { propertiesJson } from "../format.ts";
import { method } from "../method.ts";

/** How amounts and addresses are written. */
export const system_properties = method({
  name: "system_properties",
  params: {},
  handle: ({ backend }) => propertiesJson(backend.info),
});
