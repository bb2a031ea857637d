import { NeuronError } from "../errors.ts";
import { halfToNumber, numberToHalf } from "./half.ts";
import { toNeuronError } from "./mismatch.ts";
import { packNumpy, unpackNumpy } from "./msgpack-numpy.ts";
import { dtypeOf, MAX_DIMENSIONS, type TensorDtype, type WireTensor } from "./tensor-wire.ts";

/** Arrays that hold a tensor's elements: half floats as single ones, bools as 0 and 1. */
type Arrays = {
  float16: Float32Array;
  float32: Float32Array;
  float64: Float64Array;
  uint8: Uint8Array;
  int8: Int8Array;
  int16: Int16Array;
  int32: Int32Array;
  int64: BigInt64Array;
  bool: Uint8Array;
};

/** A tensor that has been unpacked; elements in row order. */
export type Tensor = {
  [D in TensorDtype]: { readonly dtype: D; readonly shape: readonly number[]; readonly data: Arrays[D] };
}[TensorDtype];

/** numpy's names, without the byte order. */
const CODES: Readonly<Record<TensorDtype, string>> = {
  float16: "f2",
  float32: "f4",
  float64: "f8",
  uint8: "u1",
  int8: "i1",
  int16: "i2",
  int32: "i4",
  int64: "i8",
  bool: "b1",
};

/** Bytes of elements that are unpacked at most, where the caller says nothing else: 64 MiB. */
export const DEFAULT_TENSOR_BYTES = 64 << 20;

function bad(why: string): NeuronError {
  return new NeuronError("BadBody", `The tensor ${why}.`);
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes in another order, element by element. */
function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < out.length; at += size) out.subarray(at, at + size).reverse();
  return out;
}

function arrayOf(dtype: TensorDtype, bytes: Uint8Array): Arrays[TensorDtype] {
  // A copy of its own: aligned, and not a view into a message that would be kept with it.
  const buffer = Uint8Array.from(bytes).buffer;
  switch (dtype) {
    case "float16":
      return Float32Array.from(new Uint16Array(buffer), halfToNumber);
    case "float32":
      return new Float32Array(buffer);
    case "float64":
      return new Float64Array(buffer);
    case "uint8":
    case "bool":
      return new Uint8Array(buffer);
    case "int8":
      return new Int8Array(buffer);
    case "int16":
      return new Int16Array(buffer);
    case "int32":
      return new Int32Array(buffer);
    case "int64":
      return new BigInt64Array(buffer);
  }
}

/**
 * Unpacks a tensor. Nothing is allocated for it before its size has been held against its shape and the limit.
 * @param maxBytes bytes of elements at most
 * @throws NeuronError `BadBody`
 */
export function decodeTensor(wire: WireTensor, maxBytes: number = DEFAULT_TENSOR_BYTES): Tensor {
  if (wire.buffer === null) throw bad("has no buffer");
  // Four characters are three bytes; the rest is the head of msgpack.
  if ((wire.buffer.length / 4) * 3 > maxBytes + 1024) throw bad(`is larger than ${maxBytes} bytes`);
  const { type, shape: inner, data } = unpackNumpy(Buffer.from(wire.buffer, "base64"), MAX_DIMENSIONS);
  let dtype: TensorDtype;
  try {
    dtype = dtypeOf(wire.dtype);
  } catch (error) {
    throw toNeuronError(error, "The tensor's dtype");
  }
  const code = CODES[dtype];
  if (!/^[<>|=]/.test(type) || type.slice(1) !== code)
    throw bad(`says that its elements are ${dtype}, but its buffer has others`);
  const size = Number(code.slice(1));
  if (elements(inner) * size !== data.length) throw bad(`has ${data.length} bytes, which do not fill its shape`);
  if (data.length > maxBytes) throw bad(`is larger than ${maxBytes} bytes`);
  // Python writes the shape of a single number as [0]; the buffer knows better.
  const shape = wire.shape.length === 1 && wire.shape[0] === 0 ? inner : wire.shape;
  if (elements(shape) !== elements(inner)) throw bad("has two shapes of different sizes");
  const bigEndian = type.startsWith(">");
  const bytes = size > 1 && bigEndian === LITTLE_ENDIAN ? swapped(data, size) : data;
  return { dtype, shape: [...shape], data: arrayOf(dtype, bytes) } as Tensor;
}

/** Packs a tensor as `bittensor.Tensor.serialize` does. @throws NeuronError `BadBody` if the elements do not fill the shape */
export function encodeTensor({ dtype, shape, data }: Tensor): WireTensor {
  if (shape.length > MAX_DIMENSIONS || shape.some(size => !Number.isInteger(size) || size < 0 || size >= 2 ** 32))
    throw bad(`has a shape that is not one of at most ${MAX_DIMENSIONS} sizes`);
  if (elements(shape) !== data.length) throw bad(`has ${data.length} elements, which do not fill its shape`);
  const code = CODES[dtype];
  const size = Number(code.slice(1));
  const source = dtype === "float16" ? Uint16Array.from(data, numberToHalf) : data;
  const native = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  const bytes = size > 1 && !LITTLE_ENDIAN ? swapped(native, size) : native;
  const packed = packNumpy({ type: `${size > 1 ? "<" : "|"}${code}`, shape, data: bytes });
  return {
    buffer: Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString("base64"),
    dtype,
    shape: shape.length === 0 ? [0] : [...shape],
  };
}
