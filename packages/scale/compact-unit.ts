import { Codec } from "./codec.ts";
import { unit } from "./tuple.ts";
import { plainType, type TypeInfo } from "./type-info.ts";

class CompactUnit extends Codec<undefined> {
  readonly type: TypeInfo = plainType("Compact<()>", { kind: "compact", element: unit });

  override get minSize(): number {
    return 0;
  }

  override get nullable(): boolean {
    return true;
  }

  override compare(): number {
    return 0;
  }

  read(): undefined {
    return undefined;
  }

  write(): void {}
}

/** `Compact<()>`: no bytes; what a `MultiAddress` has in place of an account index on chains without indices. */
export const compactUnit: Codec<undefined> = new CompactUnit();
