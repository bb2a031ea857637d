import { Codec } from "./codec.ts";
import { ScaleError } from "./errors.ts";
import { u8 } from "./integer.ts";
import { pathType } from "./newtype.ts";
import type { Reader } from "./reader.ts";
import type { TypeInfo, VariantInfo } from "./type-info.ts";
import type { Writer } from "./writer.ts";

/** How long a transaction is valid: for ever, or for `period` blocks from the last block whose number is `phase` modulo `period`. */
export type Era =
  | { readonly type: "Immortal" }
  | { readonly type: "Mortal"; readonly period: number; readonly phase: number };

const IMMORTAL: Era = Object.freeze({ type: "Immortal" });

/** Phases of long periods are kept in steps of this many blocks, so that they fit 12 bits. */
const stepOf = (period: number): number => Math.max(period >> 12, 1);

const variants: readonly VariantInfo[] = Array.from({ length: 256 }, (_, index) => ({
  name: index === 0 ? "Immortal" : `Mortal${index}`,
  index,
  fields: index === 0 ? [] : [{ name: undefined, type: u8, typeName: undefined, docs: [] }],
  docs: [],
}));

class EraCodec extends Codec<Era> {
  readonly type: TypeInfo = pathType("sp_runtime::generic::era::Era", { kind: "variant", variants });

  read(r: Reader): Era {
    const at = r.offset;
    const first = r.byte();
    if (first === 0) return IMMORTAL;
    const encoded = first | (r.byte() << 8);
    const period = 2 << (encoded & 15);
    const phase = (encoded >> 4) * stepOf(period);
    if (period < 4 || phase >= period)
      throw r.error(
        "bad-era",
        `era has period ${period} and phase ${phase}; expected a period of 4 or more and a phase below it`,
        at,
      );
    return { type: "Mortal", period, phase };
  }

  write(w: Writer, value: Era): void {
    if (value.type === "Immortal") {
      w.byte(0);
      return;
    }
    const { period, phase } = value;
    const step = stepOf(period);
    const exponent = 31 - Math.clz32(period);
    if (
      period !== 2 ** exponent ||
      exponent < 2 ||
      exponent > 16 ||
      !Number.isInteger(phase / step) ||
      phase < 0 ||
      phase >= period
    )
      throw new ScaleError(
        "bad-value",
        `era of period ${period} and phase ${phase} cannot be written; the period is a power of two from 4 to 65536, the phase below it and a multiple of ${step}`,
      );
    w.u16((exponent - 1) | ((phase / step) << 4));
  }
}

/** `sp_runtime::generic::era::Era`: 1 byte if immortal, else 2. The registry shows its 256 variants, the value only two. */
export const Era: Codec<Era> = new EraCodec();
