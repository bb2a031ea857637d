// Places that set-up uses. Nothing but node: modules here: this runs before anything is installed.
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where tools that set-up builds or downloads lie, shared by all clones and safe to delete. */
export const cacheDir = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "waystone");

/** An environment without this repository's `node_modules/.bin` on the path, for tools that replace that folder. */
export function outsideEnv() {
  const ours = join(root, "node_modules", ".bin");
  const path = (process.env.PATH ?? "").split(delimiter).filter(entry => resolve(entry) !== ours);
  return { ...process.env, PATH: path.join(delimiter) };
}
