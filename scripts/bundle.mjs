// One file for the whole command: loading a source file a call would cost half a second at each start.
// `node scripts/bundle.mjs` builds dist/waystone.mjs; `ensureBundle` builds it only when a source that went into it changed.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lib/lock.mjs";
import { projectNode } from "./lib/node24.mjs";
import { lines, seconds } from "./lib/output.mjs";
import { root } from "./lib/paths.mjs";

const DIST = join(root, "dist");
const STAMP = join(DIST, "inputs.json");
const ENTRY = "apps/cli/main.ts";
const OUTPUT = join(DIST, "waystone.mjs");
const WEB = "apps/explorer";
const PAGE = join(DIST, "explorer", "index.html");

// Packages that load files of their own (native code, WebAssembly, worker threads, data sets) stay where npm put them.
const KEPT_OUTSIDE = [
  /^lmdb$/,
  /^msgpackr(-extract)?$/,
  /^pino(-pretty)?$/,
  /^thread-stream$/,
  /^@polkadot-labs\/schnorrkel-wasm$/,
  /^@stdlib\/datasets-/,
  /^bufferutil$/,
  /^utf-8-validate$/,
  /^esbuild$/,
  /^vite$/,
  /^playwright-core$/,
];

/** Package name of a bare import: `@scope/name/sub` → `@scope/name`. */
function packageName(specifier) {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Path as a URL-like string from dist/, where all outputs lie side by side. */
function fromDist(path) {
  const way = relative(DIST, path).split(sep).join("/");
  return way.startsWith(".") ? way : `./${way}`;
}

/** Signature of a file that needs no reading: the bundle is rebuilt when one of these changes. */
function signature(path) {
  try {
    const { size, mtimeMs } = statSync(join(root, path));
    return `${size}:${mtimeMs}`;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "gone";
  }
}

function changedSince(path, time) {
  return statSync(join(root, path)).mtimeMs >= time;
}

/** Files besides the sources that decide what a bundle holds. */
function manifests() {
  const found = ["package-lock.json", "scripts/bundle.mjs"];
  for (const group of ["packages", "pallets", "subnets", "apps"]) {
    if (!existsSync(join(root, group))) continue;
    for (const name of readdirSync(join(root, group))) {
      const manifest = `${group}/${name}/package.json`;
      if (existsSync(join(root, manifest))) found.push(manifest);
    }
  }
  return found;
}

function isFresh() {
  if (!existsSync(STAMP) || !existsSync(OUTPUT) || !existsSync(PAGE)) return false;
  const { inputs } = JSON.parse(readFileSync(STAMP, "utf8"));
  return Object.entries(inputs).every(([path, known]) => signature(path) === known);
}

/** Sources of the explorer's page. */
function pageSources() {
  const names = readdirSync(join(root, WEB, "web"), { recursive: true });
  return [
    `${WEB}/vite.config.ts`,
    ...names.map(name => `${WEB}/web/${name}`).filter(path => statSync(join(root, path)).isFile()),
  ];
}

/** Builds the explorer's page into dist/explorer. @throws {Error} with Vite's messages */
function buildPage() {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status, stderr, stdout } = spawnSync(projectNode(), [vite, "build", "--config", `${WEB}/vite.config.ts`], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The explorer's page cannot be built:\n${stdout}${stderr}`);
}

/** Worker scripts that sources start, `new URL("./worker.ts", import.meta.url)`, become outputs of their own. */
const WORKER_URL = /new URL\(\s*(["'])(\.{1,2}\/[^"']+\.ts)\1\s*,\s*import\.meta\.url\s*\)/g;

function plugin(workers) {
  return {
    name: "waystone",
    setup(build) {
      // Assets beside a source are found by `import.meta.url`: it keeps naming the source, wherever the bundle lies.
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined;
        let contents = readFileSync(path, "utf8");
        if (contents.includes("import.meta")) {
          contents = contents.replace(WORKER_URL, (_, _quote, specifier) => {
            const worker = fileURLToPath(new URL(specifier, `file://${path}`));
            const name = relative(root, worker).split(sep).join("-").replace(/\.ts$/, "");
            workers.set(name, worker);
            return `new URL("./${name}.mjs", __waystoneHere)`;
          });
          const source = fromDist(path);
          contents = contents
            .replace(/import\.meta\.dirname/g, `__waystonePath(${JSON.stringify(dirname(source))})`)
            .replace(/import\.meta\.filename/g, `__waystonePath(${JSON.stringify(source)})`)
            .replace(/import\.meta\.url/g, `__waystoneUrl(${JSON.stringify(source)})`);
        }
        return { contents, loader: "ts", resolveDir: dirname(path) };
      });
      build.onResolve({ filter: /^[^./]/ }, async args => {
        if (args.pluginData === "resolved" || args.path.startsWith("node:") || args.path.startsWith("@waystone/"))
          return undefined;
        if (!KEPT_OUTSIDE.some(pattern => pattern.test(packageName(args.path)))) return undefined;
        const found = await build.resolve(args.path, {
          resolveDir: args.resolveDir,
          kind: args.kind,
          pluginData: "resolved",
        });
        // What is not installed (optional natives) is looked for at run time, and its absence handled by who asks.
        if (found.errors.length > 0) return { path: args.path, external: true };
        return found.external ? found : { path: fromDist(found.path), external: true };
      });
    },
  };
}

const BANNER = `import { createRequire as __waystoneRequire } from "node:module";
import { fileURLToPath as __waystoneFile } from "node:url";
const require = __waystoneRequire(import.meta.url);
const __waystoneHere = import.meta.url;
const __waystoneUrl = path => new URL(path, __waystoneHere).href;
const __waystonePath = path => __waystoneFile(new URL(path, __waystoneHere));`;

async function build(esbuild, knownWorkers) {
  const workers = new Map(knownWorkers);
  const staging = mkdtempSync(join(DIST, ".build-"));
  const result = await esbuild
    .build({
      absWorkingDir: root,
      entryPoints: [{ in: ENTRY, out: "waystone" }, ...Array.from(workers, ([out, path]) => ({ in: path, out }))],
      outdir: staging,
      outExtension: { ".js": ".mjs" },
      chunkNames: "chunk-[name]-[hash]",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node24",
      minifySyntax: true,
      keepNames: true,
      metafile: true,
      sourcemap: "linked",
      sourcesContent: false,
      logLevel: "silent",
      banner: { js: BANNER },
      plugins: [plugin(workers)],
    })
    .catch(error => {
      rmSync(staging, { recursive: true, force: true });
      throw error;
    });
  return { result, staging, workers };
}

/** Puts the outputs in place: chunks are named by content, and entries change last, by renaming. */
function install(staging) {
  const names = readdirSync(staging);
  const entriesLast = names.toSorted((a, b) => Number(b.startsWith("chunk-")) - Number(a.startsWith("chunk-")));
  for (const name of entriesLast) renameSync(join(staging, name), join(DIST, name));
  rmSync(staging, { recursive: true, force: true });
  // A program that is still running may load a chunk of an older build: what is a day old nobody needs.
  const current = new Set(names);
  for (const name of readdirSync(DIST)) {
    if (!name.startsWith("chunk-") || current.has(name)) continue;
    if (Date.now() - statSync(join(DIST, name)).mtimeMs > 86_400_000) rmSync(join(DIST, name), { force: true });
  }
}

/**
 * Builds dist/waystone.mjs from the sources.
 * @throws {Error} with esbuild's messages when a source cannot be bundled
 */
export async function bundle() {
  const started = Date.now();
  const esbuild = await import("esbuild");
  mkdirSync(DIST, { recursive: true });
  let built = await build(esbuild, new Map());
  if (built.workers.size > 0) {
    rmSync(built.staging, { recursive: true, force: true });
    built = await build(esbuild, built.workers);
  }
  await esbuild.stop(); // its service would stay beside the command that we are about to become
  buildPage();
  const inputs = {};
  for (const path of [...manifests(), ...pageSources(), ...Object.keys(built.result.metafile.inputs)]) {
    if (path.includes("node_modules/")) continue;
    // A source that was saved during the build may or may not be in it: the next start builds again.
    inputs[path] = changedSince(path, started) ? "changed" : signature(path);
  }
  install(built.staging);
  writeFileSync(STAMP, JSON.stringify({ inputs }, undefined, 1));
}

/**
 * Path of a bundle that is as new as its sources.
 * @param {NodeJS.WriteStream} stream where progress goes
 * @returns {Promise<string>}
 */
export async function ensureBundle(stream) {
  if (isFresh()) return OUTPUT;
  const out = lines(stream);
  return withLock(join(root, ".waystone", "bundle.lock"), out, async () => {
    if (isFresh()) return OUTPUT;
    const started = Date.now();
    await bundle();
    out.line(`Bundled the sources into ${relative(root, OUTPUT)} in ${seconds(Date.now() - started)}.`);
    return OUTPUT;
  });
}

if (process.argv[1] && basename(process.argv[1]) === "bundle.mjs") {
  const started = Date.now();
  await bundle();
  console.log(`dist/waystone.mjs in ${seconds(Date.now() - started)}`);
}
