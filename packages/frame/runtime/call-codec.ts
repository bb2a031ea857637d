import { Codec, type Reader, struct, type TypeInfo, type Writer } from "@waystone/scale";
import type { CallDef, RuntimeCall } from "../define/call.ts";
import type { CallInfo } from "../define/context.ts";
import { FrameError } from "../errors.ts";
import type { PlacedPallet } from "./runtime.ts";

interface CallEntry {
  readonly pallet: string;
  readonly name: string;
  readonly prefix: readonly [pallet: number, call: number];
  readonly def: CallDef<unknown>;
  readonly args: Codec<unknown>;
}

/** Codec of all calls of one runtime: byte 0 picks the pallet, byte 1 the call, the arguments follow. */
export class CallCodec extends Codec<RuntimeCall> {
  readonly #byIndex: (CallEntry | undefined)[][] = [];
  /** By pallet, then by call: names that are keys already are found without making a text of both. */
  readonly #byName = new Map<string, Map<string, CallEntry>>();
  readonly #infos = new WeakMap<RuntimeCall, CallInfo>();

  constructor(pallets: readonly PlacedPallet[]) {
    super();
    for (const { index, name: pallet, calls } of pallets) {
      const table: (CallEntry | undefined)[] = [];
      const named = new Map<string, CallEntry>();
      for (const [name, def] of calls) {
        const args = struct("", Object.fromEntries(def.fields));
        const entry: CallEntry = { pallet, name, prefix: [index, def.index], def, args };
        table[def.index] = entry;
        named.set(name, entry);
      }
      this.#byIndex[index] = table;
      this.#byName.set(pallet, named);
    }
  }

  /** Calls have no type of their own in the registry: the metadata builder makes `RuntimeCall` from the pallets. */
  get type(): TypeInfo {
    throw new FrameError(
      "unknown-call",
      "the type of RuntimeCall is built by the metadata builder; use the RuntimeCall token in definitions",
    );
  }

  read(r: Reader): RuntimeCall {
    return r.nested(() => {
      const at = r.offset;
      const pallet = r.byte();
      const table = this.#byIndex[pallet];
      if (table === undefined) throw r.error("bad-enum", `no pallet has index ${pallet}`, at);
      const index = r.byte();
      const entry = table[index];
      if (entry === undefined) throw r.error("bad-enum", `no call of pallet ${pallet} has index ${index}`, at + 1);
      return { pallet: entry.pallet, call: entry.name, args: entry.args.read(r) };
    });
  }

  write(w: Writer, value: RuntimeCall): void {
    const entry = this.#entry(value);
    w.byte(entry.prefix[0]);
    w.byte(entry.prefix[1]);
    entry.args.write(w, value.args);
  }

  /** The definition of a call. @throws FrameError `unknown-call` */
  definition(call: RuntimeCall): CallDef<unknown> {
    return this.#entry(call).def;
  }

  /**
   * What a call declares of its cost; worked out once for each call. Calls ask for the info of those within them more than once,
   * so that without memory the cost would double with each level of nesting.
   * @throws FrameError `unknown-call`
   */
  info(call: RuntimeCall): CallInfo {
    const known = this.#infos.get(call);
    if (known !== undefined) return known;
    const info = this.#entry(call).def.info(call.args, inner => this.info(inner));
    this.#infos.set(call, info);
    return info;
  }

  #entry(call: RuntimeCall): CallEntry {
    const entry = this.#byName.get(call.pallet)?.get(call.call);
    if (entry === undefined)
      throw new FrameError("unknown-call", `this runtime has no call ${call.pallet}.${call.call}`);
    return entry;
  }
}
