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

const CODES: Readonly<Record<string, NeuronErrorCode>> = {
  HPE_HEADER_OVERFLOW: "HeadersTooLarge",
  ERR_HTTP_REQUEST_TIMEOUT: "BodyTimeout",
};

/** Answers what Node's HTTP parser refuses before there is a request. @param bodyOf the answer's JSON */
export function refuseBrokenWith(
  bodyOf: (refusal: NeuronError) => unknown,
): (error: Error & { readonly code?: string }, socket: Socket) => void {
  return (error, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const refusal = new NeuronError(CODES[error.code ?? ""] ?? "BadRequest", "The request could not be read.");
    const body = JSON.stringify(bodyOf(refusal));
    socket.end(
      `HTTP/1.1 ${refusal.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  };
}

/** The refusal of a request that cannot be read, in the form of btauth/1. */
export const refuseBroken = refuseBrokenWith(refusal => refusal);
