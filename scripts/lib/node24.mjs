// The Node.js that runs the project: the pinned one of node_modules, whatever started us.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const MAJOR = 24;

/** Whether this very process is new enough to run the project. */
export function isProjectNode() {
  return Number(process.versions.node.split(".")[0]) >= MAJOR;
}

/**
 * Path of a Node.js that runs the project.
 * @returns {string}
 * @throws {Error} when npm did not place the pinned one and this one is too old
 */
export function projectNode() {
  const pinned = join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned)) return pinned;
  if (isProjectNode()) return process.execPath;
  throw new Error(
    `Node.js ${MAJOR} is missing from node_modules, and this is ${process.version}. It comes with \`npm ci\` when install scripts are allowed ` +
      "(ignore-scripts must not be set); or start Waystone under a newer Node.js.",
  );
}
