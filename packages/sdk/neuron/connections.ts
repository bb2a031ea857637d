import type { Server } from "node:http";
import type { Socket } from "node:net";
import { AddressCounts } from "@waystone/primitives";
import { NeuronError, type NeuronErrorCode } from "./errors.ts";

/** The connections of a server, bounded in all and from one address. */
export interface Connections {
  /** Says of a connection that a request on it was let in: it is not given up for newcomers any more. */
  prove(socket: Socket): void;
}

/**
 * Bounds connections. Beyond the bound of an address a new one is closed; beyond that of all, the oldest on which no request has been let in
 * yet: those who open connections and say nothing, or drip, would else keep out whoever comes after them.
 */
export function limitConnections(
  server: Server,
  limits: { readonly connections: number; readonly connectionsPerAddress: number },
): Connections {
  const open = new AddressCounts();
  // By the other end: over TLS a request has a socket of its own on top of the connection.
  const unproven = new Map<string, Socket>();
  const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
  let count = 0;
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const end = endOf(socket);
    count++;
    unproven.set(end, socket);
    socket.once("close", () => {
      count--;
      if (unproven.get(end) === socket) unproven.delete(end);
      open.leave(address);
    });
    if (open.enter(address) > limits.connectionsPerAddress) return void socket.destroy();
    if (count <= limits.connections) return;
    const [[oldest, given] = [end, socket]] = unproven;
    // What was destroyed closes a moment later, and must not be chosen twice.
    unproven.delete(oldest);
    given.destroy();
  });
  return { prove: socket => void unproven.delete(endOf(socket)) };
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
