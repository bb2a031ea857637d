import { Codec, plainType, type TypeInfo, unit } from "@waystone/scale";

class CompactUnit extends Codec<undefined> {
  readonly type: TypeInfo = plainType("Compact<()>", { kind: "compact", element: unit });

  override get minSize(): number {
    return 0;
  }

  read(): undefined {
    return undefined;
  }

  write(): void {
    // `Compact<()>` has no bytes.
  }
}

/** `Compact<()>`: no bytes. The chain has no account indices, and this is what stands in their place. */
export const compactUnit: Codec<undefined> = new CompactUnit();
