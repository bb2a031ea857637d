// Everybody who wishes a node ill, in a process of their own: `node attackers.ts <url> <requests a second>`. Prints what they did when told to end.
import { connect, type Socket } from "node:net";
import { WebSocket } from "ws";

const url = process.argv[2] ?? "";
const port = Number(new URL(url).port);
const requestsPerSecond = Number(process.argv[3]);

/** Connections that only stand there. */
const CROWD = 800;
/** Connections that flood. */
const FLOODERS = 60;
/** Subscriptions, of connections that read them and of some that never do. */
const SUBSCRIPTIONS = 5_000;
const PER_CONNECTION = 500;
const DEAF = 4;
/** Connections that begin a message and never end it, and how much of it they send. */
const HALF = 150;
const HALF_BYTES = 12 * 1024 * 1024;
/** Connections that speak a byte a second. */
const SLOW = 40;
/** Connections that read as much as they get. */
const HUNGRY = 9;
const HUNGRY_PAUSE_MS = 500;
/** Longest message that a node takes. */
const LIMIT = 15 * 1024 * 1024;

const did = { requests: 0, answers: 0, giants: 0, connections: 0, subscriptions: 0, refused: 0 };

function open(): WebSocket {
  const socket = new WebSocket(url);
  did.connections++;
  socket.on("error", () => {
    did.refused++;
  });
  socket.on("message", () => {
    did.answers++;
  });
  return socket;
}

const call = (method: string, ...params: readonly unknown[]): string =>
  JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });

/** Requests none of which is right. */
const MALFORMED: readonly string[] = [
  "",
  "{",
  "null",
  "[]",
  "[".repeat(10_000),
  '{"jsonrpc":"2.0","id":1,"method":"state_getStorage","params":["0xzz"]}',
  call("no_such_method"),
  call("__proto__"),
  call("state_getStorage"),
  call("state_getStorage", "0x".padEnd(2_000, "a")),
  call("state_call", "Core_version", "0x", "0x12"),
  call("state_call", "SubnetInfoRuntimeApi_get_metagraph", "0xffffffff"),
  call("state_getKeysPaged", "0x", 1e9),
  call("chain_getBlockHash", "nonsense"),
  call("author_submitExtrinsic", "0x"),
  call("author_submitExtrinsic", `0x${"84".repeat(150)}`),
  call("account_nextIndex", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ"),
  JSON.stringify(Array.from({ length: 20 }, () => ({ jsonrpc: "2.0", id: 1, method: 7 }))),
];

/** Sends malformed requests at the rate that was asked for, over some connections. */
function flood(): void {
  const sockets = Array.from({ length: FLOODERS }, open);
  let turn = 0;
  let owed = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    owed = Math.min(owed + ((now - last) / 1000) * requestsPerSecond, requestsPerSecond);
    last = now;
    for (; owed >= 1; owed--) {
      const socket = sockets[turn++ % sockets.length];
      const text = MALFORMED[turn % MALFORMED.length] ?? "";
      if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > 1 << 20) continue;
      socket.send(text);
      did.requests++;
    }
  }, 10);
}

function crowd(): void {
  for (let i = 0; i < CROWD; i++) setTimeout(open, i * 5);
}

/** A connection that has many subscriptions and, if it is deaf, never reads what they bring. */
function subscribe(deaf: boolean): void {
  const socket = open();
  socket.on("open", () => {
    for (let i = 0; i < PER_CONNECTION; i++) {
      socket.send(
        call(
          i % 2 === 0 ? "chain_subscribeNewHeads" : "state_subscribeStorage",
          ...(i % 2 === 0 ? [] : [["0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac"]]),
        ),
      );
      did.subscriptions++;
    }
    if (deaf) socket.pause();
  });
  socket.on("close", () => {
    did.subscriptions -= PER_CONNECTION;
    setTimeout(() => subscribe(deaf), 1000);
  });
}

/** Whole messages at the limit: long texts, and long lists. */
function giants(): void {
  const text = Buffer.from(call("system_chain", "x".repeat(LIMIT - 200)));
  const list = Buffer.from(
    call(
      "state_getStorage",
      Array.from({ length: 2_000_000 }, () => 1),
    ),
  );
  let socket = open();
  let turn = 0;
  setInterval(() => {
    if (socket.readyState === WebSocket.CLOSED) socket = open();
    if (socket.readyState !== WebSocket.OPEN || socket.bufferedAmount > 0) return;
    socket.send(turn++ % 2 === 0 ? text : list);
    did.giants++;
  }, 500);
}

/** The handshake of a WebSocket, by hand. */
function handshake(socket: Socket): void {
  socket.write(
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
}

/** Announces a message of 14 MiB, sends most of it, and waits. */
function half(): void {
  const socket = connect(port, "127.0.0.1");
  did.connections++;
  socket.on("error", () => undefined);
  socket.on("close", () => setTimeout(half, 1000));
  socket.once("data", () => {
    const head = Buffer.alloc(14);
    head[0] = 0x81;
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(14 * 1024 * 1024), 2);
    socket.write(head);
    socket.write(Buffer.alloc(HALF_BYTES, 0x20));
  });
  handshake(socket);
}

/** A request of which a byte comes each second. */
function slow(): void {
  const text = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\nX-Slow: ${"x".repeat(1000)}`;
  const socket = connect(port, "127.0.0.1");
  did.connections++;
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++] ?? "x"), 1000);
  socket.on("error", () => undefined);
  socket.on("close", () => {
    clearInterval(timer);
    setTimeout(slow, 1000);
  });
}

/** Asks for all that there is, again and again. */
function hungry(turn: number): void {
  const socket = open();
  const most = [
    call("state_getKeys", "0x"),
    call("state_call", "SubnetInfoRuntimeApi_get_all_metagraphs", "0x"),
    JSON.stringify(Array.from({ length: 200 }, () => JSON.parse(call("state_getKeysPaged", "0x", 1000)) as unknown)),
  ];
  const text = most[turn % most.length] ?? "";
  socket.on("open", () => socket.send(text));
  socket.on("message", () =>
    setTimeout(() => socket.readyState === WebSocket.OPEN && socket.send(text), HUNGRY_PAUSE_MS),
  );
  socket.on("close", () => setTimeout(() => hungry(turn), 1000));
}

/** Comes and goes. */
function visitors(): void {
  setInterval(() => {
    const socket = open();
    socket.on("open", () => socket.terminate());
  }, 50);
}

flood();
for (let i = 0; i < SUBSCRIPTIONS / PER_CONNECTION; i++) subscribe(i < DEAF);
giants();
for (let i = 0; i < HALF; i++) half();
for (let i = 0; i < SLOW; i++) slow();
for (let i = 0; i < HUNGRY; i++) hungry(i);
visitors();
crowd();

process.on("SIGTERM", () => {
  process.stdout.write(`${JSON.stringify(did)}\n`, () => process.exit(0));
});
process.on("disconnect", () => process.exit(0));
