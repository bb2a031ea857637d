import { propertiesJson } from "../format.ts";
import { method } from "../method.ts";

/** How amounts and addresses are written. */
export const chainSpec_v1_properties = method({
  name: "chainSpec_v1_properties",
  params: {},
  handle: ({ backend }) => propertiesJson(backend.info),
});
