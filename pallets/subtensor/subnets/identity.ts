import { ensureTextsWithin, type TextLimits } from "../keys/text-limits.ts";
import type { SubnetIdentityV3 } from "./types.ts";

const LIMITS: TextLimits<SubnetIdentityV3> = {
  subnet_name: 256,
  github_repo: 1024,
  subnet_contact: 1024,
  subnet_url: 1024,
  discord: 256,
  description: 1024,
  logo_url: 1024,
  additional: 1024,
};

/** Checks what is said of a subnet (`runtime.md` 7.2). @throws DispatchFailure `InvalidIdentity` where a text is too long */
export function ensureSubnetIdentity(identity: SubnetIdentityV3): void {
  ensureTextsWithin(identity, LIMITS);
}
