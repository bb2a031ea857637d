import type { Server } from "node:http";
import type { Socket } from "node:net";
import { AddressCounts } from "@waystone/primitives";
import { NeuronError, type NeuronErrorCode } from "./errors.ts";

/** Closes connections beyond the bounds at once: in all, and from one address. */
export function limitConnections(
  server: Server,
  limits: { readonly connections: number; readonly connectionsPerAddress: number },
): void {
  const open = new AddressCounts();
  server.maxConnections = limits.connections;
  server.on("connection", socket => {
    const address = socket.remoteAddress ?? "";
    if (open.enter(address) > limits.connectionsPerAddress) socket.destroy();
    socket.once("close", () => open.leave(address));
  });
}

/** Answers what Node's HTTP parser refuses before there is a request. */
export function refuseBroken(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const codes: Readonly<Record<string, NeuronErrorCode>> = {
    HPE_HEADER_OVERFLOW: "HeadersTooLarge",
    ERR_HTTP_REQUEST_TIMEOUT: "BodyTimeout",
  };
  const refusal = new NeuronError(codes[error.code ?? ""] ?? "BadRequest", "The request could not be read.");
  const body = JSON.stringify(refusal);
  socket.end(
    `HTTP/1.1 ${refusal.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
