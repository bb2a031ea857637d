import {
  type Codec,
  Codec as CodecBase,
  Field,
  type Reader,
  type TypeInfo,
  type TypeVariant,
  u8,
  type Writer,
} from "@waystone/scale";

/** How long a transaction may be in a block: for ever, or within a period of blocks. */
export type Era =
  | { readonly type: "Immortal" }
  | { readonly type: "Mortal"; readonly period: number; readonly phase: number };

function eraVariants(): VariantInfo[] {
  const variants: VariantInfo[] = [{ name: "Immortal", index: 0, docs: [], fields: [] }];
  for (let i = 1; i < 256; i++)
    variants.push({
      name: `Mortal${i}`,
      index: i,
      docs: [],
      fields: [{ name: undefined, type: u8, typeName: "u8", docs: [] }],
    });
  return variants;
}

class EraCodec extends Codec<Era> {
  readonly type: TypeInfo = pathType("sp_runtime::generic::era::Era", { kind: "variant", variants: eraVariants() });

  read(r: Reader): Era {
    const at = r.offset;
    const first = r.byte();
    if (first === 0) return { type: "Immortal" };
    const encoded = first | (r.byte() << 8);
    const period = 2 << (encoded % 16);
    const quantize = Math.max(period >> 12, 1);
    const phase = (encoded >> 4) * quantize;
    if (period < 4 || phase >= period)
      throw r.error("bad-enum", `an era of period ${period} and phase ${phase} does not exist`, at);
    return { type: "Mortal", period, phase };
  }

  write(w: Writer, era: Era): void {
    if (era.type === "Immortal") return w.byte(0);
    const quantize = Math.max(era.period >> 12, 1);
    const log = Math.min(Math.max(Math.log2(era.period) - 1, 1), 15);
    const encoded = log | (Math.floor(era.phase / quantize) << 4);
    w.byte(encoded & 0xff);
    w.byte(encoded >> 8);
  }
}

/** Codec of {@link Era}: one byte, or two for a mortal one. */
export const Era: Codec<Era> = new EraCodec();

/** A mortal era of about `period` blocks (rounded up to a power of two from 4 to 65536) that begins at `current`. */
export function mortalEra(period: number, current: number): Era {
  let rounded = 4;
  while (rounded < period && rounded < 1 << 16) rounded *= 2;
  const quantize = Math.max(rounded >> 12, 1);
  const phase = Math.floor((current % rounded) / quantize) * quantize;
  return { type: "Mortal", period: rounded, phase };
}

/** First block of an era that contains `current`. */
export function eraBirth(era: Era, current: number): number {
  if (era.type === "Immortal") return 0;
  const { period, phase } = era;
  return Math.floor((Math.max(current, phase) - phase) / period) * period + phase;
}

/** First block after an era. */
export function eraDeath(era: Era, current: number): number {
  return era.type === "Immortal" ? Number.MAX_SAFE_INTEGER : eraBirth(era, current) + era.period;
}
