import type { WebSocket } from "ws";
import { REQUEST_TOO_BIG } from "./codes.ts";
import type { Dispatcher, Tell } from "./dispatcher.ts";
import { RpcError } from "./error.ts";
import { errorText } from "./json.ts";
import { CallRate, type RpcLimits } from "./limits.ts";
import { ConnectionSession } from "./session.ts";
import { newLane, type Step, type Turns, untilDone } from "./turns.ts";

/** Bytes that may wait for a reader before no more of its calls are read. */
const PAUSE_AT = 4 * 1024 * 1024;
/** Bytes that may wait for a reader before it is cut off: answers come only when asked for, but notifications come by themselves. */
const CUT_AT = 64 * 1024 * 1024;
/** Notifications and answers that may wait for a reader before it is cut off. */
const CUT_AT_FRAMES = 16_384;

/** Code with which a reader that is too slow is told to go: the server cannot serve it now. */
const TRY_AGAIN = 1013;

/** Messages of a connection that wait for their turn before no more of them are read. */
const PAUSE_AT_JOBS = 64;

/** What a connection is served with. */
export interface SocketService {
  readonly dispatcher: Dispatcher;
  readonly turns: Turns;
  readonly limits: RpcLimits;
  readonly allowUnsafe: boolean;
  /** Counts a call of its address; says whether it is one too many. */
  isTooFast(): boolean;
  /** A message of it is complete. @returns what to call when it is not held any longer */
  arrived(): () => void;
}

/**
 * Serves one WebSocket connection until it is closed.
 *
 * Back-pressure: who does not read its answers is not read from; who does not read its notifications is cut off, so that what
 * waits for it is bounded.
 */
export function serveSocket(socket: WebSocket, service: SocketService): void {
  const { dispatcher, turns, limits, allowUnsafe } = service;
  const lane = newLane();
  let waiting = 0;
  const resume = (): void => {
    if (socket.isPaused && socket.bufferedAmount < PAUSE_AT / 2 && lane.jobs.length < PAUSE_AT_JOBS / 2)
      socket.resume();
  };
  const patient: (() => void)[] = [];
  const written = (): void => {
    waiting--;
    resume();
    if (socket.bufferedAmount < PAUSE_AT / 2) for (const run of patient.splice(0)) setImmediate(run);
  };
  const whenRoom = (run: () => void): void => {
    if (socket.bufferedAmount < PAUSE_AT / 2) setImmediate(run);
    else patient.push(run);
  };
  const write = (frame: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > CUT_AT || waiting > CUT_AT_FRAMES) return socket.terminate();
    waiting++;
    socket.send(frame, written);
    if (socket.bufferedAmount > PAUSE_AT) socket.pause();
  };
  const session = new ConnectionSession(limits.subscriptions, { send: write, whenRoom });
  const rate = new CallRate(limits.callsPerMinute);
  const caller = {
    session,
    allowUnsafe,
    isTooFast: () => [rate.isTooFast(), service.isTooFast()].includes(true),
    refused: () => {
      lane.refused = true;
    },
  };
  const tell = (answer: string | undefined): void => {
    if (answer !== undefined) write(answer);
    session.answered();
    resume();
  };
  socket.on("message", (data: Buffer) => {
    const used = service.arrived();
    const job =
      data.length > limits.requestBytes
        ? () => refused(tell, requestTooBig(limits.requestBytes))
        : dispatcher.job(data, caller, tell);
    turns.add(lane, untilDone(job, used));
    if (lane.jobs.length > PAUSE_AT_JOBS) socket.pause();
  });
  // A frame that breaks the protocol: the library closes the connection with the code that says so.
  socket.on("error", () => undefined);
  socket.on("close", () => {
    turns.drop(lane);
    session.closeAll();
  });
}

function refused(tell: Tell, error: RpcError): Step {
  tell(errorText(null, error));
  return "done";
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
