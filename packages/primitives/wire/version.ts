import { fixedBytes, type Static, str, struct, tuple, u8, u32, vec } from "@waystone/scale";
import { cow } from "./cow.ts";

/** `sp_version::RuntimeVersion`. */
export const RuntimeVersion = struct("sp_version::RuntimeVersion", {
  spec_name: str.named("Cow<'static, str>"),
  impl_name: str.named("Cow<'static, str>"),
  authoring_version: u32.named("u32"),
  spec_version: u32.named("u32"),
  impl_version: u32.named("u32"),
  apis: cow(vec(tuple(fixedBytes(8), u32))).named("ApisVec"),
  transaction_version: u32.named("u32"),
  system_version: u8.named("u8"),
});
/** `sp_version::RuntimeVersion`. */
export type RuntimeVersion = Static<typeof RuntimeVersion>;
