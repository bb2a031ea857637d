import { MultiAddress, MultiSignature } from "@waystone/primitives";
import {
  bytes,
  type Field,
  type FieldInfo,
  pathType,
  type Tokens,
  type TypeInfo,
  type TypeNode,
  tuple,
  type VariantInfo,
} from "@waystone/scale";
import type { PlacedPallet, Runtime } from "../runtime/runtime.ts";

/** A type that only metadata shows; its values are read and written by codecs of the runtime. */
export interface Shown extends TypeNode {
  readonly type: TypeInfo;
}

const shown = (type: TypeInfo): Shown => ({ type });

function fieldInfo(name: string | undefined, { codec, docs, typeName }: Field<unknown>): FieldInfo {
  return { name, type: codec, typeName, docs };
}

const ANY = { T: undefined };

/** The enums of one pallet, each absent where it would be empty. */
export interface PalletTypes {
  readonly call: Shown | undefined;
  readonly event: Shown | undefined;
  readonly error: Shown | undefined;
}

function enumOf(path: string, variants: readonly VariantInfo[]): Shown | undefined {
  return variants.length === 0 ? undefined : shown(pathType(path, { kind: "variant", variants }, { params: ANY }));
}

function palletTypes({ pallet, calls, events, errors }: PlacedPallet): PalletTypes {
  return {
    call: enumOf(
      `${pallet.crate}::pallet::Call`,
      calls.map(([name, { index, docs, fields }]) => ({
        name,
        index,
        docs,
        fields: fields.map(([field, type]) => fieldInfo(field, type)),
      })),
    ),
    event: enumOf(
      `${pallet.crate}::pallet::Event`,
      events.map(([name, { index, docs, fields }]) => ({
        name,
        index,
        docs,
        fields: fields.map(({ name: field, field: type }) => fieldInfo(field, type)),
      })),
    ),
    error: enumOf(
      `${pallet.crate}::pallet::Error`,
      errors.map(([name, { index, docs }]) => ({ name, index, docs: [docs], fields: [] })),
    ),
  };
}

/** Every type that metadata needs and no codec of a pallet names. */
export interface RuntimeTypes {
  readonly pallets: ReadonlyMap<PlacedPallet, PalletTypes>;
  readonly call: Shown;
  readonly event: Shown;
  readonly error: Shown;
  readonly extra: TypeNode;
  readonly extrinsic: Shown;
  readonly runtime: Shown;
  readonly address: TypeNode;
  readonly signature: TypeNode;
  /** What the tokens of definitions stand for. */
  readonly tokens: Tokens;
}

function outer(
  runtime: Runtime,
  name: string,
  part: (types: PalletTypes) => Shown | undefined,
  of: ReadonlyMap<PlacedPallet, PalletTypes>,
): Shown {
  const variants: VariantInfo[] = [];
  for (const [placed, types] of of) {
    const type = part(types);
    if (type === undefined) continue;
    const typeName = `${placed.pallet.crate}::${name.slice("Runtime".length)}<Runtime>`;
    variants.push({
      name: placed.name,
      index: placed.index,
      docs: [],
      fields: [{ name: undefined, type, typeName, docs: [] }],
    });
  }
  return shown(pathType(`${runtime.crate}::${name}`, { kind: "variant", variants }));
}

/** Describes a runtime's own types: per-pallet enums, the outer enums, the extrinsic. */
export function runtimeTypes(runtime: Runtime): RuntimeTypes {
  const pallets = new Map(runtime.placed.map(placed => [placed, palletTypes(placed)] as const));
  const call = outer(runtime, "RuntimeCall", t => t.call, pallets);
  const event = outer(runtime, "RuntimeEvent", t => t.event, pallets);
  const error = outer(runtime, "RuntimeError", t => t.error, pallets);
  const extra = tuple(...runtime.extensions.map(extension => extension.extra));
  const extrinsic = shown(
    pathType(
      "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic",
      { kind: "composite", fields: [{ name: undefined, type: bytes, typeName: undefined, docs: [] }] },
      { params: { Address: MultiAddress, Call: call, Signature: MultiSignature, Extra: extra } },
    ),
  );
  return {
    pallets,
    call,
    event,
    error,
    extra,
    extrinsic,
    runtime: shown(pathType(`${runtime.crate}::Runtime`, { kind: "composite", fields: [] })),
    address: MultiAddress,
    signature: MultiSignature,
    tokens: { RuntimeCall: call, RuntimeEvent: event },
  };
}
