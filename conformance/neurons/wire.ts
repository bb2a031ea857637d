// Requests and answers as bytes, to compare two implementations header by header.
import { connect, createServer } from "node:net";

/** A head of HTTP: the first line, and the headers in their order and spelling. */
export interface RawHead {
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

function parse(text: string): RawHead | undefined {
  const [head = "", body = ""] = text.split("\r\n\r\n", 2);
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map(line => {
    const at = line.indexOf(": ");
    return [line.slice(0, at), line.slice(at + 2)] as const;
  });
  const length = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1] ?? "0";
  return Buffer.byteLength(body) < Number(length) ? undefined : { first, headers, body };
}

/** Takes one request, answers it with an empty object, and says what it was. */
export async function captureRequest(send: (port: number) => Promise<unknown>): Promise<RawHead> {
  const { promise, resolve } = Promise.withResolvers<RawHead>();
  const server = createServer(socket => {
    let text = "";
    socket.on("data", data => {
      text += data.toString();
      const request = parse(text);
      if (request === undefined) return;
      resolve(request);
      socket.end(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}",
      );
    });
  });
  await new Promise<void>(listening => void server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await send(typeof address === "object" && address !== null ? address.port : 0);
  const request = await promise;
  server.close();
  return request;
}

/** Sends a request as it stands, and reads the answer's head and what came of its body. */
export function exchange(port: number, request: string): Promise<RawHead> {
  const { promise, resolve, reject } = Promise.withResolvers<RawHead>();
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", data => {
    text += data.toString("latin1");
    const answer = text.includes("\r\n\r\n") ? parse(text) : undefined;
    if (answer === undefined) return;
    resolve(answer);
    socket.destroy();
  });
  socket.on("error", reject);
  socket.on("close", () => reject(new TypeError(`the connection was closed after: ${text.slice(0, 200)}`)));
  socket.write(request);
  return promise;
}
