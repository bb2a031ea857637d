import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundled(entry: string, platform: "browser" | "node"): Promise<string> {
  const entryPoint = fileURLToPath(new URL(entry, import.meta.url));
  const result = await build({
    entryPoints: [entryPoint],
    bundle: true,
    platform,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles.map(file => file.text).join("");
}

test("the browser entry needs neither Node nor WebAssembly", async () => {
  const code = await bundled("./browser.ts", "browser");
  expect(code).not.toMatch(/from ?"node:|require\("node:|WebAssembly/);
});

test("the check above can fail", async () => {
  expect(await bundled("./index.ts", "node")).toMatch(/WebAssembly/);
  await expect(bundled("./pool/pool.ts", "browser")).rejects.toThrow(/node:/);
});
