import { ScaleError } from "./errors.ts";
import { AccountId } from "./hash.ts";
import type { PortableField, PortableType, PortableTypeDef } from "./metadata/types.ts";
import { targetOf } from "./reference.ts";
import type { FieldInfo, TypeInfo, TypeNode } from "./type-info.ts";

/** What a token stands for in one runtime: name of the token → the type. */
export type Tokens = Readonly<Record<string, TypeNode>>;

/** A type as registered once, however many nodes describe it. */
interface Entry {
  readonly info: TypeInfo;
  readonly children: readonly TypeNode[];
  id: number | undefined;
}

/**
 * Portable registry: gives every type of a runtime a number, each once.
 *
 * Two nodes are one type if they are the same object or if everything that metadata shows of them is equal. One registry serves
 * all metadata formats, so that ids agree between them. Id 0 is `AccountId32`, on which clients rely.
 */
export class Registry {
  readonly #tokens: Tokens;
  readonly #entries = new Map<TypeNode, Entry>();
  readonly #byShape = new Map<string, Entry>();
  readonly #shapeNumbers = new Map<Entry, number>();
  readonly #order: Entry[] = [];

  /** @param tokens what `RuntimeCall` and its like stand for; they may refer to each other and to themselves */
  constructor(tokens: Tokens = {}) {
    this.#tokens = tokens;
    this.id(AccountId);
  }

  /** Number of a type; registers it and everything that it consists of when first asked. @throws ScaleError `unresolved-token` */
  id(node: TypeNode): number {
    const resolved = this.#resolve(node);
    if (!this.#entries.has(resolved)) this.#intern(resolved);
    return this.#number(resolved);
  }

  /** All types so far, by id. */
  get types(): readonly PortableType[] {
    return this.#order.map((entry, id) => ({ id, ty: this.#portable(entry.info) }));
  }

  #resolve(node: TypeNode): TypeNode {
    const target = targetOf(node);
    const { def } = target.type;
    if (def.kind !== "token") return target;
    const type = this.#tokens[def.token];
    if (type === undefined)
      throw new ScaleError(
        "unresolved-token",
        `type ${def.token} is not known here; tell the registry what it stands for`,
      );
    return this.#resolve(type);
  }

  /** Numbers follow the order in which scale-info meets types: a type, then its parameters, then what it consists of. */
  #number(node: TypeNode): number {
    const entry = this.#entry(node);
    if (entry.id !== undefined) return entry.id;
    const id = this.#order.length;
    entry.id = id;
    this.#order.push(entry);
    for (const child of entry.children) this.#number(child);
    return id;
  }

  #entry(node: TypeNode): Entry {
    const entry = this.#entries.get(this.#resolve(node));
    if (entry === undefined)
      throw new ScaleError("bad-registry", `type ${node.type.name} was not registered with the type that contains it`);
    return entry;
  }

  /**
   * Finds the entry of `root` and of everything below it. Types that contain each other are strongly connected components of the
   * graph (Tarjan's algorithm); such a component is compared as a whole, all others by their children's entries.
   */
  #intern(root: TypeNode): void {
    const low = new Map<TypeNode, number>();
    const stack: TypeNode[] = [];
    const visit = (node: TypeNode): number => {
      const index = low.size;
      low.set(node, index);
      stack.push(node);
      let lowest = index;
      for (const child of this.#children(node.type)) {
        if (this.#entries.has(child)) continue;
        lowest = Math.min(lowest, low.get(child) ?? visit(child));
      }
      if (lowest === index) this.#settle(stack.splice(stack.indexOf(node)));
      return lowest;
    };
    visit(root);
  }

  #settle(component: readonly TypeNode[]): void {
    const inside = new Set(component);
    const shapes = component.map(node => this.#shape(node, inside, new Map()));
    for (const [i, node] of component.entries()) {
      const shape = shapes[i] ?? "";
      let entry = this.#byShape.get(shape);
      if (entry === undefined) {
        entry = { info: node.type, children: this.#children(node.type), id: undefined };
        this.#byShape.set(shape, entry);
        this.#shapeNumbers.set(entry, this.#shapeNumbers.size);
      }
      this.#entries.set(node, entry);
    }
  }

  /** Text that is equal for equal types: children by the number of their entry, inside a component written out once. */
  #shape(node: TypeNode, inside: ReadonlySet<TypeNode>, seen: Map<TypeNode, number>): string {
    seen.set(node, seen.size);
    const of = (child: TypeNode): unknown => {
      const resolved = this.#resolve(child);
      if (!inside.has(resolved)) return this.#shapeNumbers.get(this.#entry(resolved));
      const before = seen.get(resolved);
      return before === undefined ? this.#shape(resolved, inside, seen) : `^${before}`;
    };
    const { path, params, def, docs } = node.type;
    const shownParams = params.map(p => [p.name, p.type === undefined ? null : of(p.type)]);
    return JSON.stringify([path, shownParams, shapeOfDef(def, of), docs]);
  }

  #children(info: TypeInfo): readonly TypeNode[] {
    const params = info.params.flatMap(p => (p.type === undefined ? [] : [p.type]));
    return [...params, ...childrenOf(info.def)].map(node => this.#resolve(node));
  }

  #portable({ path, params, def, docs }: TypeInfo): PortableType["ty"] {
    return {
      path: path === "" ? [] : path.split("::"),
      type_params: params.map(p => ({ name: p.name, ty: p.type === undefined ? undefined : this.id(p.type) })),
      type_def: this.#portableDef(def),
      docs,
    };
  }

  #portableDef(def: TypeInfo["def"]): PortableTypeDef {
    switch (def.kind) {
      case "composite":
        return { type: "Composite", value: { fields: def.fields.map(f => this.#field(f)) } };
      case "variant": {
        const variants = def.variants.map(v => ({ ...v, fields: v.fields.map(f => this.#field(f)) }));
        return { type: "Variant", value: { variants } };
      }
      case "sequence":
        return { type: "Sequence", value: { type_param: this.id(def.element) } };
      case "array":
        return { type: "Array", value: { len: def.length, type_param: this.id(def.element) } };
      case "tuple":
        return { type: "Tuple", value: def.elements.map(e => this.id(e)) };
      case "primitive":
        return { type: "Primitive", value: def.primitive };
      case "compact":
        return { type: "Compact", value: { type_param: this.id(def.element) } };
      case "bitSequence":
        return {
          type: "BitSequence",
          value: { bit_store_type: this.id(def.store), bit_order_type: this.id(def.order) },
        };
      case "token":
        throw new ScaleError("unresolved-token", `type ${def.token} was registered as itself`);
    }
  }

  #field({ name, type, typeName, docs }: FieldInfo): PortableField {
    return { name, ty: this.id(type), type_name: typeName, docs };
  }
}

/** Types that a definition names, in order. */
function childrenOf(def: TypeInfo["def"]): readonly TypeNode[] {
  switch (def.kind) {
    case "composite":
      return def.fields.map(f => f.type);
    case "variant":
      return def.variants.flatMap(v => v.fields.map(f => f.type));
    case "sequence":
    case "array":
    case "compact":
      return [def.element];
    case "tuple":
      return def.elements;
    case "bitSequence":
      return [def.store, def.order];
    case "primitive":
    case "token":
      return [];
  }
}

function shapeOfDef(def: TypeInfo["def"], of: (child: TypeNode) => unknown): unknown {
  const fields = (list: readonly FieldInfo[]) =>
    list.map(f => [f.name ?? null, of(f.type), f.typeName ?? null, f.docs]);
  switch (def.kind) {
    case "composite":
      return ["composite", fields(def.fields)];
    case "variant":
      return ["variant", def.variants.map(v => [v.name, v.index, fields(v.fields), v.docs])];
    case "array":
      return ["array", def.length, of(def.element)];
    case "primitive":
      return ["primitive", def.primitive];
    default:
      return [def.kind, ...childrenOf(def).map(of)];
  }
}
