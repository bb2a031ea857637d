import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { Connection } from "./connection.ts";

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

/** A server that does what a test says with each request. */
async function serve(answer: (socket: WebSocket, id: number, method: string) => void): Promise<Connection> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  servers.push(server);
  await once(server, "listening");
  server.on("connection", socket => {
    socket.on("message", (data: Buffer) => {
      const { id, method } = JSON.parse(data.toString()) as { id: number; method: string };
      answer(socket, id, method);
    });
  });
  return new Connection(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { reconnectMs: 0 });
}

const event = (subscription: string, result: unknown) =>
  JSON.stringify({ jsonrpc: "2.0", method: "event", params: { subscription, result } });

test("what comes with the answer, before it or long after the end: all that is meant for a subscription is heard, however many there were", async () => {
  let ids = 0;
  const connection = await serve((socket, id, method) => {
    const result = method === "subscribe" ? `s${++ids}` : true;
    if (method === "subscribe") socket.send(event(`s${ids}`, "before"));
    socket.send(JSON.stringify({ jsonrpc: "2.0", id, result }));
    if (method === "subscribe") socket.send(event(`s${ids}`, "with it"));
    // Of a subscription that has ended, as a node's last words about a transaction may come.
    else for (let late = 0; late < 3; late++) socket.send(event(`s${ids}`, "late"));
  });
  for (let turn = 0; turn < 200; turn++) {
    const heard: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = await connection.subscribe(["subscribe", "unsubscribe"], [], value => {
      if (heard.push(value) === 2) resolve();
    });
    await promise;
    stop();
    expect(heard).toEqual(["before", "with it"]);
  }
  connection.close();
});

test("a subscription that is refused leaves nothing behind, and others go on", async () => {
  const connection = await serve((socket, id, method) => {
    if (method === "refused") {
      socket.send(event("s0", "for nobody"));
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32602, message: "no" } }));
    } else {
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: "s1" }));
      socket.send(event("s1", 1));
    }
  });
  await expect(connection.subscribe(["refused", "end"], [], () => undefined)).rejects.toMatchObject({ code: "rpc" });
  const value = await new Promise(resolve => {
    void connection.subscribe(["subscribe", "end"], [], resolve);
  });
  expect(value).toBe(1);
  connection.close();
});
