import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Feed } from "./feed.ts";
import type { ExplorerState } from "./state.ts";

const PAGE = fileURLToPath(new URL("../../../dist/explorer/", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
/** Pages that may listen at once. */
const MOST_LISTENERS = 200;

/** Bytes that may wait for a page that does not read; beyond, it is cut, and a page that lives connects again. */
const MOST_UNREAD = 4 * 1024 * 1024;

interface Response {
  readonly writableLength: number;
  destroy(): unknown;
  writeHead(status: number, headers: Record<string, string>): unknown;
  write(text: string): unknown;
  end(): unknown;
  on(event: "close", listener: () => void): unknown;
}

/** What the explorer needs of the HTTP server that it shares: a few routes. */
export interface Routes {
  get(
    path: string,
    handler: (
      request: { readonly params: unknown },
      reply: {
        code(status: number): { send(body: unknown): unknown };
        header(name: string, value: string): unknown;
        send(body: unknown): unknown;
        hijack(): unknown;
        readonly raw: Response;
      },
    ) => unknown,
  ): unknown;
}

/** Adds the page, its data and its live stream to an HTTP server. */
export function registerExplorer(app: Routes, feed: Feed): void {
  let listeners = 0;
  app.get("/", (_, reply) => {
    if (!existsSync(join(PAGE, "index.html")))
      return reply.code(503).send({ error: "the page is not built; run npm start, which builds it" });
    reply.header("content-type", TYPES[".html"] ?? "");
    return reply.send(readFileSync(join(PAGE, "index.html")));
  });
  app.get("/assets/:file", (request, reply) => {
    const { file } = request.params as { readonly file: string };
    const path = join(PAGE, "assets", file);
    if (!/^[\w.-]+$/.test(file) || !existsSync(path))
      return reply.code(404).send({ error: `there is no asset "${file}"` });
    reply.header("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    return reply.send(readFileSync(path));
  });
  app.get("/api/state", () => feed.state);
  app.get("/api/live", (_, reply) => {
    if (listeners >= MOST_LISTENERS) return reply.code(503).send({ error: "too many pages listen; close some" });
    listeners++;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache", connection: "keep-alive" });
    const send = (state: ExplorerState): void => {
      if (raw.writableLength > MOST_UNREAD) {
        raw.destroy();
        return;
      }
      raw.write(`data: ${JSON.stringify(state)}\n\n`);
    };
    send(feed.state);
    const stop = feed.subscribe(send);
    raw.on("close", () => {
      listeners--;
      stop();
    });
    return reply;
  });
}
