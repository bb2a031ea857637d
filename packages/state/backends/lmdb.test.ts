import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { open } from "lmdb";
import { afterAll, describe, expect, it } from "vitest";
import { StateError } from "../errors.ts";
import { codeOf, describeBackend } from "./compliance.ts";
import { openLmdb } from "./lmdb.ts";

const base = mkdtempSync(join(tmpdir(), "waystone-state-"));
let folders = 0;
const folder = (): string => join(base, String(folders++));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describeBackend("LMDB", () => openLmdb({ path: folder() }));

const one = Uint8Array.of(1);
const rows = (count: number, size: number) =>
  Array.from({ length: count }, (_, i) => ({ table: "t", key: Uint8Array.of(i >> 8, i), value: new Uint8Array(size) }));

/** What a script prints that runs as its own process with this package's modules. */
function script(code: string): string[] {
  const lmdb = JSON.stringify(new URL("./lmdb.ts", import.meta.url).href);
  return ["--input-type=module", "-e", `const { openLmdb } = await import(${lmdb});\n${code}`];
}

describe("an LMDB database on disk", () => {
  it("gives back after reopening what was committed, and grows past its first mapping", () => {
    const path = folder();
    const first = openLmdb({ path });
    first.commit(rows(2000, 4000));
    first.close();
    const second = openLmdb({ path });
    expect([...second.table("t").range()].length).toBe(2000);
    second.close();
    expect(statSync(join(path, "data.mdb")).size).toBeGreaterThan(8_000_000);
  });

  it("refuses a second writer in this process and in another, and names the holder", () => {
    const path = folder();
    const backend = openLmdb({ path });
    expect(codeOf(() => openLmdb({ path }))).toBe("locked");
    const code = `try { openLmdb({ path: ${JSON.stringify(path)} }) } catch (e) { console.log(e.code, e.info.pid) }`;
    const child = spawnSync(process.execPath, script(code), { encoding: "utf8" });
    expect(child.stdout.trim()).toBe(`locked ${process.pid}`);
    backend.close();
    openLmdb({ path }).close();
    expect(existsSync(join(path, "LOCK"))).toBe(false);
  });

  it("makes folders above it, and says where none can be", () => {
    const path = folder();
    openLmdb({ path: join(path, "a", "b", "c") }).close();
    writeFileSync(join(path, "file"), "x");
    symlinkSync(join(path, "nowhere"), join(path, "link"));
    for (const place of ["file", "file/db", "link", "link/db"])
      expect(codeOf(() => openLmdb({ path: join(path, place) }))).toBe("write-failed");
    if (process.platform === "linux") expect(codeOf(() => openLmdb({ path: "/proc/data/db" }))).toBe("write-failed");
  });

  it("takes over the lock of a process that is gone, or whose id another process has now", () => {
    const path = folder();
    openLmdb({ path }).close();
    const dead = spawnSync(process.execPath, ["-e", "console.log(process.pid)"], { encoding: "utf8" }).stdout.trim();
    for (const content of [`${dead} 1\n`, `${process.ppid} 1\n`, `${process.pid} 1\n`, "", "nonsense"]) {
      writeFileSync(join(path, "LOCK"), content);
      openLmdb({ path }).close();
    }
  });

  it("loses nothing acknowledged, and no part of a batch, when the process is killed", async () => {
    const path = folder();
    const code = `
      const db = openLmdb({ path: ${JSON.stringify(path)} });
      for (let n = 1; ; n++) {
        db.commit(["a", "b", "c"].map(table => ({ table, key: Uint8Array.of(1), value: Uint8Array.of(n >> 8, n) })));
        process.stdout.write(n + "\\n");
      }`;
    const child = spawn(process.execPath, script(code), { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    await new Promise<void>(resolve => {
      child.stdout.on("data", data => {
        output += data;
        if (output.split("\n").length > 20) child.kill("SIGKILL");
      });
      child.on("close", () => resolve());
    });
    const acknowledged = Number(output.split("\n").at(-2));
    const db = openLmdb({ path });
    const [a = -1, b, c] = ["a", "b", "c"].map(t => {
      const value = db.table(t).get(one);
      return (value?.[0] ?? 0) * 256 + (value?.[1] ?? 0);
    });
    db.close();
    expect([b, c]).toEqual([a, a]);
    expect(a).toBeGreaterThanOrEqual(acknowledged);
  });

  it("is read by a worker thread while this thread writes", async () => {
    const path = folder();
    const backend = openLmdb({ path });
    backend.commit([{ table: "t", key: one, value: Uint8Array.of(1) }]);
    const code = `
      const { parentPort } = await import("node:worker_threads");
      const { openLmdb } = await import(${JSON.stringify(new URL("./lmdb.ts", import.meta.url).href)});
      const db = openLmdb({ path: ${JSON.stringify(path)}, readOnly: true });
      let refused; try { db.commit([]) } catch (e) { refused = e.code }
      parentPort.on("message", () => parentPort.postMessage(
        [db.readOnly, refused, db.table("t").get(Uint8Array.of(1))[0], db.table("none").get(Uint8Array.of(1)), [...db.table("t").range()].length]));
      parentPort.postMessage("ready");`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
    const next = () => new Promise<unknown>((resolve, reject) => worker.once("message", resolve).once("error", reject));
    expect(await next()).toBe("ready");
    for (let n = 2; n < 6; n++) {
      // Each round also makes the file outgrow the worker's first mapping.
      backend.commit([...rows(500, 4000), { table: "t", key: one, value: Uint8Array.of(n) }]);
      const answer = next();
      worker.postMessage(0);
      expect(await answer).toEqual([true, "read-only", n, undefined, 501]);
    }
    await worker.terminate();
    backend.close();
  });

  it("walks on in a reader while other tables are asked for, also those that nobody has written yet", () => {
    const path = folder();
    const backend = openLmdb({ path });
    backend.commit([...rows(300, 10), { table: "other", key: one, value: one }]);
    const code = `
      const reader = openLmdb({ path: ${JSON.stringify(path)}, readOnly: true });
      const later = reader.table("later");
      let walked = 0;
      for (const [key] of reader.table("t").range()) {
        walked++;
        for (const _ of later.range()) walked += 1000;
        for (const _ of reader.table("other").range()) walked++;
        if (reader.table("none").get(key) !== undefined) walked += 1000;
      }
      process.send([walked, later.get(key1())]);
      function key1() { return Uint8Array.of(1); }
      process.once("message", () => {
        reader.refresh();
        process.send([walked, later.get(key1())?.[0]]);
        process.disconnect();
      });`;
    const child = spawn(process.execPath, script(code), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
    const heard: unknown[] = [];
    child.on("message", message => {
      heard.push(message);
      if (heard.length > 1) return;
      backend.commit([{ table: "later", key: one, value: Uint8Array.of(7) }]);
      child.send("go on");
    });
    child.on("exit", (code, signal) =>
      code === 0 ? resolve(heard) : reject(new TypeError(`ended with ${code ?? signal}`)),
    );
    return promise.then(all => {
      expect(all).toEqual([
        [600, null],
        [600, 7],
      ]);
      backend.close();
    });
  });

  it("says that there is nothing to read where there is no database", () => {
    expect(codeOf(() => openLmdb({ path: folder(), readOnly: true }))).toBe("not-found");
  });

  it("refuses files of others and damaged files instead of crashing", () => {
    const good = folder();
    const backend = openLmdb({ path: good });
    backend.commit(rows(500, 400));
    backend.close();
    const spoil = (how: (file: string) => void): string => {
      const path = folder();
      cpSync(good, path, { recursive: true });
      how(join(path, "data.mdb"));
      const code = codeOf(() => openLmdb({ path }).close());
      expect(codeOf(() => openLmdb({ path, readOnly: true }).close())).toBe(code);
      expect(existsSync(join(path, "LOCK"))).toBe(false);
      return code;
    };
    expect(spoil(file => truncateSync(file, 0))).toBe("damaged");
    for (const size of [1, 20, 30, 4096, 5000, 2 * 4096])
      expect(spoil(file => truncateSync(file, size))).toBe("damaged");
    expect(spoil(file => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096))).toBe("damaged");
    expect(spoil(file => writeFileSync(file, "some text of another program"))).toBe("foreign-database");
    expect(spoil(file => writeFileSync(file, new Uint8Array(100_000)))).toBe("foreign-database");
    expect(
      spoil(file => {
        rmSync(file);
        mkdirSync(file);
      }),
    ).toBe("foreign-database");
    expect(spoil(() => {})).toBe("nothing was thrown");
  });

  it("refuses an LMDB database that another program made", async () => {
    const path = folder();
    const other = open({ path, maxDbs: 4, noSubdir: false });
    await other.openDB({ name: "theirs" }).put("x", 1);
    await other.close();
    expect(codeOf(() => openLmdb({ path }))).toBe("foreign-database");
    expect(codeOf(() => openLmdb({ path, readOnly: true }))).toBe("foreign-database");
  });

  it("names the folder in its errors", () => {
    const path = folder();
    try {
      openLmdb({ path, readOnly: true });
    } catch (error) {
      expect(error instanceof StateError && error.info.path).toBe(path);
    }
  });
});
