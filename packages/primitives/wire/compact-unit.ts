import { anonymous, Codec, type TypeInfo, unit } from "@waystone/scale";

class CompactUnit extends Codec<undefined> {
  readonly type: TypeInfo = anonymous({ kind: "compact", item: unit as Codec<unknown> });
  override readonly minSize = 0;

  read(): undefined {
    return undefined;
  }

  write(): void {
    // `Compact<()>` has no bytes.
  }
}

/** `Compact<()>`: no bytes. The chain has no account indices, and this is what stands in their place. */
export const compactUnit: Codec<undefined> = new CompactUnit();
