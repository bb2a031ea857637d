import { blake2_256 } from "@waystone/crypto";
import { call } from "@waystone/frame";
import { bytes, toHex } from "@waystone/scale";
import { Remarked } from "../events.ts";

/** Leaves bytes in a block and tells their hash. */
export const remark_with_event = call({
  index: 7,
  docs: ["Leave a remark in the block and emit its BLAKE2b-256 hash.", "Origin: signed.", "Emits `Remarked`."],
  args: { remark: bytes.named("Vec<u8>") },
  dispatch({ origin, emit }, { remark }) {
    const sender = origin.ensureSigned();
    emit(Remarked({ sender, hash: toHex(blake2_256(remark)) }));
  },
});
