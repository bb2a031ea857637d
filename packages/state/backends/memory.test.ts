import { expect, it } from "vitest";
import { describeBackend } from "./compliance.ts";
import { MemoryBackend } from "./memory.ts";

describeBackend("memory", () => new MemoryBackend());

it("shows a walk what the table held when the walk began, over chunk cuts and removals", () => {
  const backend = new MemoryBackend();
  const key = (i: number) => Uint8Array.of(i >> 8, i);
  const value = Uint8Array.of(1);
  backend.commit(Array.from({ length: 1000 }, (_, i) => ({ table: "t", key: key(i * 2), value })));
  const seen: number[] = [];
  for (const [k] of backend.table("t").range()) {
    const i = (k[0] ?? 0) * 256 + (k[1] ?? 0);
    seen.push(i);
    backend.commit([
      { table: "t", key: key(i + 1), value },
      { table: "t", key: key(1998 - i), value: undefined },
    ]);
  }
  expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i * 2));
  expect([...backend.table("t").range()].map(([k]) => (k[1] ?? 0) & 1)).toEqual(new Array(1000).fill(1));
});
