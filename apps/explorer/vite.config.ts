import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  root: new URL("./web/", import.meta.url).pathname,
  base: "./",
  plugins: [svelte()],
  build: { outDir: new URL("../../dist/explorer/", import.meta.url).pathname, emptyOutDir: true },
  logLevel: "warn",
});
