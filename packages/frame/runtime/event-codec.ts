import { Codec, type Reader, type TypeInfo, type Writer } from "@waystone/scale";
import type { EventDef, EventInstance } from "../define/event.ts";
import { FrameError } from "../errors.ts";
import type { PlacedPallet } from "./runtime.ts";

/** An event as it is read back: whose, which, and its fields by name, or by position where they have none. */
export interface RuntimeEventValue {
  readonly pallet: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>> | readonly unknown[];
}

interface EventEntry {
  readonly pallet: string;
  readonly name: string;
  readonly prefix: readonly [pallet: number, event: number];
  readonly def: EventDef;
}

/** Codec of all events of one runtime. Writes instances, reads {@link RuntimeEventValue}s; writes those, too. */
export class EventCodec extends Codec<EventInstance | RuntimeEventValue> {
  readonly #byIndex: (EventEntry | undefined)[][] = [];
  readonly #byDef = new Map<EventDef, EventEntry>();
  readonly #byName = new Map<string, EventEntry>();

  constructor(pallets: readonly PlacedPallet[]) {
    super();
    for (const { index, name: pallet, events } of pallets) {
      const table: (EventEntry | undefined)[] = [];
      for (const [name, def] of events) {
        const entry: EventEntry = { pallet, name, prefix: [index, def.index], def };
        table[def.index] = entry;
        this.#byDef.set(def, entry);
        this.#byName.set(`${pallet}.${name}`, entry);
      }
      this.#byIndex[index] = table;
    }
  }

  /** Events have no type of their own in the registry: the metadata builder makes `RuntimeEvent` from the pallets. */
  get type(): TypeInfo {
    throw new FrameError(
      "unknown-event",
      "the type of RuntimeEvent is built by the metadata builder; use the RuntimeEvent token in definitions",
    );
  }

  read(r: Reader): RuntimeEventValue {
    const at = r.offset;
    const pallet = r.byte();
    const index = r.byte();
    const entry = this.#byIndex[pallet]?.[index];
    if (entry === undefined) throw r.error("bad-enum", `no event has index ${index} in pallet ${pallet}`, at);
    const named = entry.def.fields.some(f => f.name !== undefined);
    const values = entry.def.fields.map(({ name, field }) => [name ?? "", field.codec.read(r)] as const);
    return {
      pallet: entry.pallet,
      event: entry.name,
      fields: named ? Object.fromEntries(values) : values.map(([, v]) => v),
    };
  }

  write(w: Writer, value: EventInstance | RuntimeEventValue): void {
    const entry = "def" in value ? this.#byDef.get(value.def) : this.#byName.get(`${value.pallet}.${value.event}`);
    if (entry === undefined)
      throw new FrameError(
        "unknown-event",
        `an event is emitted that no pallet of this runtime exports: ${"def" in value ? value.def.docs.join(" ") : value.event}`,
      );
    w.byte(entry.prefix[0]);
    w.byte(entry.prefix[1]);
    const values = "def" in value ? value.values : value.fields;
    let i = 0;
    for (const { name, field } of entry.def.fields) {
      field.codec.write(w, Array.isArray(values) ? values[i] : (values as Record<string, unknown>)[name ?? ""]);
      i++;
    }
  }

  /** The name under which an event instance appears. */
  nameOf(instance: EventInstance): string {
    const entry = this.#byDef.get(instance.def);
    return entry === undefined ? "unknown" : `${entry.pallet}.${entry.name}`;
  }
}
