import { type Backend, checkTableKey, type RangeOptions, type Row, type Table, type Write } from "../backend.ts";
import { StateError } from "../errors.ts";
import { SortedRows } from "./sorted-rows.ts";

/**
 * A backend that keeps everything in memory and forgets it when closed: for tests, simulation and throw-away chains.
 *
 * A range that is being walked shows the table as it was when the walk began. Cost: up to 5 µs a read at 100 000 rows, 0.6 µs a row of a range.
 */
export class MemoryBackend implements Backend {
  readonly readOnly = false;
  #tables = new Map<string, SortedRows>();
  #closed = false;

  table(name: string): Table {
    return {
      name,
      get: key => {
        checkTableKey(name, key);
        return this.#rows(name).get(key);
      },
      range: (gte?: Uint8Array, lt?: Uint8Array, options?: RangeOptions): Iterable<Row> =>
        this.#rows(name).range(gte, lt, options),
    };
  }

  commit(writes: readonly Write[]): void {
    for (const { table, key } of writes) checkTableKey(table, key);
    const begun = new Set<SortedRows>();
    for (const { table, key, value } of writes) {
      const rows = this.#rows(table);
      if (!begun.has(rows)) {
        begun.add(rows);
        rows.beginWrites();
      }
      if (value === undefined) rows.delete(key);
      else rows.set(key, value);
    }
  }

  /** There is nobody else who writes. */
  refresh(): void {}

  close(): void {
    this.#closed = true;
    this.#tables.clear();
  }

  #rows(name: string): SortedRows {
    if (this.#closed) throw new StateError("closed", `table "${name}": the memory backend was closed; open a new one`);
    let rows = this.#tables.get(name);
    if (rows === undefined) {
      rows = new SortedRows();
      this.#tables.set(name, rows);
    }
    return rows;
  }
}
