import { getDynamicBuilder, getLookupFn } from "@polkadot-api/metadata-builders";
import { decAnyMetadata, unifyMetadata, v14 } from "@polkadot-api/substrate-bindings";
import { describe, expect, it } from "vitest";
import {
  AccountId,
  alias,
  boundedBytes,
  boundedVec,
  btreeMap,
  btreeSet,
  bytes,
  type Codec,
  compact,
  encodeMetadata,
  fixedPoint,
  H256,
  lazy,
  type MetadataV14,
  newtype,
  option,
  Registry,
  result,
  str,
  struct,
  toHex,
  token,
  tuple,
  typenum,
  u8,
  u16,
  u32,
  u64,
  u128,
  unit,
  variant,
  vec,
} from "./index.ts";

interface Call {
  readonly batch: readonly Call[];
}
const Call: Codec<Call> = token(
  "RuntimeCall",
  () => ({ batch: [] }),
  () => {},
);
const typeOf = (registry: Registry, id: number) => registry.types[id]?.ty;

describe("registry", () => {
  it("begins with the account, then what it consists of, in the order of scale-info", () => {
    const registry = new Registry();
    expect(registry.types.map(t => [t.id, t.ty.path.join("::"), t.ty.type_def.type])).toEqual([
      [0, "sp_core::crypto::AccountId32", "Composite"],
      [1, "", "Array"],
      [2, "", "Primitive"],
    ]);
    expect(typeOf(registry, 0)?.type_def).toEqual({
      type: "Composite",
      value: { fields: [{ name: undefined, ty: 1, type_name: "[u8; 32]", docs: [] }] },
    });
  });

  it("holds equal types once and unequal ones apart", () => {
    const registry = new Registry();
    const point = () => struct("test::Point", { x: u16, y: vec(u16) });
    expect(registry.id(point())).toBe(registry.id(point()));
    expect(registry.id(vec(u16))).toBe(registry.id(vec(alias("NetUid", u16))));
    expect(registry.id(alias("NetUid", u16))).toBe(registry.id(u16));
    expect(registry.id(boundedBytes(4))).toBe(registry.id(boundedBytes(8)));
    expect(registry.id(struct("test::Point", { x: u16.doc("Abscissa."), y: vec(u16) }))).not.toBe(registry.id(point()));
    expect(registry.id(struct("test::Point", { x: u16.named("X"), y: vec(u16) }))).not.toBe(registry.id(point()));
    expect(registry.id(struct("test::Other", { x: u16, y: vec(u16) }))).not.toBe(registry.id(point()));
    const before = registry.types.length;
    registry.id(point());
    expect(registry.types.length).toBe(before);
    expect(registry.types.every((t, i) => t.id === i)).toBe(true);
  });

  it("closes recursive types, also equal ones that were made twice", () => {
    const registry = new Registry();
    const make = () => {
      interface Node {
        readonly edges: readonly Edge[];
      }
      interface Edge {
        readonly to: Node | undefined;
      }
      const Node: Codec<Node> = struct("test::Node", { edges: vec(lazy("Edge", () => Edge)) });
      const Edge: Codec<Edge> = struct("test::Edge", { to: option(lazy("Node", () => Node)) });
      return { Node, Edge };
    };
    const [first, second] = [make(), make()];
    const id = registry.id(first.Node);
    const size = registry.types.length;
    expect(registry.id(second.Node)).toBe(id);
    expect(registry.id(second.Edge)).toBe(registry.id(first.Edge));
    expect(registry.types.length).toBe(size);
  });

  it("resolves tokens, which may contain themselves", () => {
    const Batch = struct("utility::Call", { calls: vec(Call).named("Vec<T::RuntimeCall>") });
    const RuntimeCall = variant("runtime::RuntimeCall", {
      Utility: [1, Batch],
      System: [0, variant("system::Call", { remark: [0, { remark: bytes }] })],
    });
    const registry = new Registry({ RuntimeCall });
    const id = registry.id(Call);
    expect(registry.id(RuntimeCall)).toBe(id);
    const batch = typeOf(registry, registry.id(Batch))?.type_def;
    if (batch?.type !== "Composite") throw new TypeError("expected a composite");
    expect(batch.value.fields[0]?.type_name).toBe("Vec<T::RuntimeCall>");
    expect(typeOf(registry, batch.value.fields[0]?.ty ?? -1)?.type_def).toEqual({
      type: "Sequence",
      value: { type_param: id },
    });
    expect(() => new Registry().id(Batch)).toThrow(expect.objectContaining({ code: "unresolved-token" }));
  });

  it("shows composites as scale-info does", () => {
    const registry = new Registry();
    const shown = (codec: Codec<unknown>) => {
      const ty = typeOf(registry, registry.id(codec));
      const fields = ty?.type_def.type === "Composite" ? ty.type_def.value.fields : [];
      return [
        ty?.path.join("::"),
        ty?.type_params.map(p => [p.name, p.ty]),
        fields.map(f => [f.name, f.ty, f.type_name]),
      ];
    };
    const [byte, u16s] = [registry.id(u8), registry.id(vec(u16))];
    expect(shown(boundedVec(u16))).toEqual([
      "bounded_collections::bounded_vec::BoundedVec",
      [
        ["T", registry.id(u16)],
        ["S", undefined],
      ],
      [[undefined, u16s, "Vec<T>"]],
    ]);
    expect(shown(btreeSet(u16))).toEqual(["BTreeSet", [["T", registry.id(u16)]], [[undefined, u16s, undefined]]]);
    expect(shown(btreeMap(u8, u16))).toEqual([
      "BTreeMap",
      [
        ["K", byte],
        ["V", registry.id(u16)],
      ],
      [[undefined, registry.id(vec(tuple(u8, u16))), undefined]],
    ]);
    expect(shown(fixedPoint("substrate_fixed::FixedU128", u128, 64, "U64F64"))).toEqual([
      "substrate_fixed::FixedU128",
      [["Frac", registry.id(typenum(64))]],
      [["bits", registry.id(u128), "u128"]],
    ]);
    expect(shown({ type: typenum(2).type } as Codec<unknown>)[1]).toEqual([
      ["U", registry.id(typenum(1))],
      ["B", registry.id(typenum(2).type.params[1]?.type ?? u8)],
    ]);
    expect(shown(newtype("test::Wrapper", H256.named("H"), { params: { H: H256 } }))).toEqual([
      "test::Wrapper",
      [["H", registry.id(H256)]],
      [[undefined, registry.id(H256), "H"]],
    ]);
  });
});

const Kind = variant("test::Kind", { Off: 0, On: 4 });
const Everything = struct("test::Everything", {
  who: AccountId,
  amount: compact(u64).named("Compact<TaoBalance>").doc("In rao."),
  kind: Kind,
  maybe: option(u16),
  outcome: result(unit, Kind),
  name: str,
  data: boundedBytes(16),
  hash: H256,
  list: vec(tuple(u8, u32)),
  action: variant("test::Action", { Stop: 0, Go: [1, { speed: u16 }], Both: [2, u8, u16] }),
});

describe("metadata of ours", () => {
  const registry = new Registry();
  const everything = registry.id(Everything);
  const nothing = registry.id(unit);
  const value: MetadataV14 = {
    types: registry.types,
    pallets: [
      {
        name: "Test",
        storage: {
          prefix: "Test",
          entries: [
            {
              name: "Item",
              modifier: "Optional",
              ty: { type: "Plain", value: everything },
              default: Uint8Array.of(0),
              docs: ["All."],
            },
          ],
        },
        calls: undefined,
        event: undefined,
        constants: [{ name: "One", ty: registry.id(u8), value: Uint8Array.of(1), docs: [] }],
        error: undefined,
        index: 3,
      },
    ],
    extrinsic: { ty: nothing, version: 4, signed_extensions: [] },
    ty: nothing,
  };
  const raw = encodeMetadata({ type: "V14", value });

  it("is read by a foreign decoder, and written by it to the same bytes", () => {
    const foreign = decAnyMetadata(raw).metadata;
    if (foreign.tag !== "v14") throw new TypeError(foreign.tag);
    expect(toHex(v14.enc(foreign.value))).toBe(toHex(raw.subarray(5)));
  });

  it("gives a foreign client codecs that write the same bytes", () => {
    const builder = getDynamicBuilder(getLookupFn(unifyMetadata(decAnyMetadata(raw))));
    const foreign = builder.buildStorage("Test", "Item").value;
    const ours = {
      who: AccountId.from(new Uint8Array(32)),
      amount: 1_000_000_000n,
      kind: "On",
      maybe: 7,
      outcome: { type: "Err", value: "Off" },
      name: "τ",
      data: Uint8Array.of(1, 2),
      hash: H256.from(new Uint8Array(32).fill(3)),
      list: [[1, 2]],
      action: { type: "Go", value: { speed: 9 } },
    } as const;
    const theirs = {
      ...ours,
      who: "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM",
      kind: { type: "On", value: undefined },
      outcome: { success: false, value: { type: "Off", value: undefined } },
    };
    const bytes = Everything.encode(ours);
    expect(toHex(foreign.enc(theirs))).toBe(toHex(bytes));
    expect(foreign.dec(bytes)).toMatchObject({ amount: ours.amount, maybe: 7, name: "τ", action: { type: "Go" } });
    expect(Everything.decode(bytes)).toEqual(ours);
  });
});
