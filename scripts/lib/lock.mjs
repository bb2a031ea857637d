// One set-up at a time: two commands started together must not install or build over each other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return 0; // released between our two looks
  }
}

/**
 * Runs `work` while this process alone holds `file`. A lock whose process is gone is taken over.
 * @template T
 * @param {string} file lock file; its folder is made
 * @param {{ line(text: string): void }} out told once when there is something to wait for
 * @param {() => Promise<T>} work what to do
 * @returns {Promise<T>}
 */
export async function withLock(file, out, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const pid = holder(file);
    if (pid > 0 && !alive(pid)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told && pid > 0) out.line(`Waiting for another set-up (process ${pid}) to finish.`);
    told = true;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const release = () => rmSync(file, { force: true });
  process.on("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}
