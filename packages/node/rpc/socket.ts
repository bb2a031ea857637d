import type { WebSocket } from "ws";
import { REQUEST_TOO_BIG } from "./codes.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { RpcError } from "./error.ts";
import { errorText } from "./json.ts";
import { CallRate, type RpcLimits } from "./limits.ts";
import { ConnectionSession } from "./session.ts";

/** Bytes that may wait for a reader before no more of its calls are read. */
const PAUSE_AT = 4 * 1024 * 1024;
/** Bytes that may wait for a reader before it is cut off: answers come only when asked for, but notifications come by themselves. */
const CUT_AT = 64 * 1024 * 1024;
/** Notifications and answers that may wait for a reader before it is cut off. */
const CUT_AT_FRAMES = 16_384;

/** Code with which a reader that is too slow is told to go: the server cannot serve it now. */
const TRY_AGAIN = 1013;

/**
 * Serves one WebSocket connection until it is closed.
 *
 * Back-pressure: who does not read its answers is not read from; who does not read its notifications is cut off, so that what
 * waits for it is bounded.
 */
export function serveSocket(socket: WebSocket, dispatcher: Dispatcher, limits: RpcLimits, allowUnsafe: boolean): void {
  let waiting = 0;
  const written = (): void => {
    waiting--;
    if (socket.isPaused && socket.bufferedAmount < PAUSE_AT / 2) socket.resume();
  };
  const write = (frame: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > CUT_AT || waiting > CUT_AT_FRAMES) return socket.terminate();
    waiting++;
    socket.send(frame, written);
    if (socket.bufferedAmount > PAUSE_AT) socket.pause();
  };
  const session = new ConnectionSession(limits.subscriptions, write);
  const rate = new CallRate(limits.callsPerMinute);
  const caller = { session, allowUnsafe, isTooFast: () => rate.isTooFast() };
  socket.on("message", (data: Buffer) => {
    const answer =
      data.length > limits.requestBytes
        ? errorText(null, requestTooBig(limits.requestBytes))
        : dispatcher.answer(data.toString("utf8"), caller);
    if (answer !== undefined) write(answer);
    session.answered();
  });
  // A frame that breaks the protocol: the library closes the connection with the code that says so.
  socket.on("error", () => undefined);
  socket.on("close", () => session.closeAll());
}

/** Refuses a connection that is one too many: tells why, as JSON-RPC and as a close code. */
export function refuseSocket(socket: WebSocket, error: RpcError): void {
  socket.on("error", () => undefined);
  socket.send(errorText(null, error));
  socket.close(TRY_AGAIN, error.message);
}

/** The error for a request that is longer than allowed. */
export function requestTooBig(most: number): RpcError {
  return new RpcError(REQUEST_TOO_BIG, "Request is too big", `Exceeded max limit of ${most}`);
}
