import { Mismatch } from "./mismatch.ts";
import { basic } from "./types.ts";

/** Element types that a v10 tensor can have. */
export const TENSOR_DTYPES = [
  "float16",
  "float32",
  "float64",
  "uint8",
  "int8",
  "int16",
  "int32",
  "int64",
  "bool",
] as const;

/** Element type of a tensor. */
export type TensorDtype = (typeof TENSOR_DTYPES)[number];

/** Dimensions at most, as in numpy 1; more are only ever sent to break something. */
export const MAX_DIMENSIONS = 32;

/** A tensor as it travels: read it with `decodeTensor`, make it with `encodeTensor`. */
export type WireTensor = {
  /** Base64 of msgpack-numpy's form. */
  buffer: string | null;
  /** Element type; `torch.` stands before it where Python uses torch. */
  dtype: string;
  shape: number[];
};

/** The element type of a wire name. @throws Mismatch */
export function dtypeOf(name: string): TensorDtype {
  const plain = name.startsWith("torch.") ? name.slice(6) : name;
  const found = TENSOR_DTYPES.find(dtype => dtype === plain);
  if (found === undefined) throw new Mismatch(`a dtype of ${TENSOR_DTYPES.join(", ")}`, name);
  return found;
}

const fields = basic.model({
  buffer: basic.optional(basic.str).default(null),
  dtype: basic.str,
  shape: basic.list(basic.int),
});

/** A `bittensor.Tensor`: checked for its form, unpacked only when it is asked for. */
export const tensor = {
  ...fields,
  python: "Tensor",
  decode(json: Parameters<typeof fields.decode>[0]): WireTensor {
    const wire = fields.decode(json);
    dtypeOf(wire.dtype);
    if (wire.shape.length > MAX_DIMENSIONS || wire.shape.some(size => size < 0))
      throw new Mismatch(`a shape of at most ${MAX_DIMENSIONS} sizes that are not negative`, wire.shape);
    return wire;
  },
};
