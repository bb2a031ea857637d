import { Agent, type IncomingMessage } from "node:http";
import { Agent as TlsAgent } from "node:https";
import { type Clock, createNonces } from "../clock.ts";
import { deadline } from "../deadline.ts";
import { NeuronError } from "../errors.ts";
import { targetUrl } from "../target.ts";
import { bodyJson } from "./answer.ts";
import {
  DEFAULT_V10_CALL_LIMITS,
  type V10CallOptions,
  type V10DendriteOptions,
  type V10Target,
} from "./dendrite-options.ts";
import { DEFAULT_TIMEOUT, inputHeaders, v10Headers } from "./headers.ts";
import { openCall, readAnswer } from "./http-call.ts";
import { Lanes } from "./lanes.ts";
import { signV10 } from "./message.ts";
import { brokenReply, refusedReply, type Sent, successReply, type V10Reply } from "./reply.ts";
import { brokenStream, openStream, type V10Stream } from "./stream.ts";
import { bodyHash, encodeFields, type Synapse, withDefaults } from "./synapse.ts";
import { NO_TERMINAL } from "./terminal.ts";
import type { Fields, Inputs, Values } from "./types.ts";
import { V10_VERSION } from "./version.ts";

/** Calls axons of Bittensor's SDK 10, Python's or ours. Nothing is repeated, no redirect followed, no compressed answer taken. */
export type V10Dendrite = {
  readonly hotkey: string;
  /**
   * One request and its whole answer. Whatever the axon does is told by the reply's status, as in Python.
   * @throws NeuronError `BadBody` for values that are not of the declared types
   */
  call<F extends Fields>(
    target: V10Target,
    kind: Synapse<F>,
    inputs: Inputs<F>,
    options?: V10CallOptions,
  ): Promise<V10Reply<F>>;
  /** The same request to many axons, at most `concurrency` (64) at a time; replies in the targets' order. @throws NeuronError as `call` */
  callMany<F extends Fields>(
    targets: readonly V10Target[],
    kind: Synapse<F>,
    inputs: Inputs<F>,
    options?: V10CallOptions & { readonly concurrency?: number },
  ): Promise<V10Reply<F>[]>;
  /** One request whose answer is read as it comes. @throws NeuronError as `call` */
  stream<F extends Fields>(
    target: V10Target,
    kind: Synapse<F>,
    inputs: Inputs<F>,
    options?: V10CallOptions,
  ): Promise<V10Stream<F>>;
  /** Ends all connections. */
  close(): void;
};

/** What is the same for all targets of a request. */
type Prepared<F extends Fields> = {
  readonly kind: Synapse<F>;
  readonly values: Values<F>;
  readonly fields: string;
  readonly inputs: readonly string[];
  readonly hash: string;
};

function prepare<F extends Fields>(kind: Synapse<F>, inputs: Inputs<F>): Prepared<F> {
  const values = withDefaults(kind, inputs);
  const fields = encodeFields(kind, values);
  return { kind, values, fields, inputs: inputHeaders(kind, values), hash: bodyHash(kind, values) };
}

/** Unix nanoseconds whose last six digits are random: several processes with one hotkey must not choose the same. */
const scatteredClock: Clock = () => BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1e6));

// Python's server closes idle connections after 5 s; they are given up before, lest a request meets their end.
const IDLE_MS = 4000;

/** @throws NeuronError `MalformedAuth` if the key is not sr25519 */
export function createV10Dendrite(options: V10DendriteOptions): V10Dendrite {
  const { keypair, ip = null } = options;
  if (keypair.kind !== "sr25519")
    throw new NeuronError("MalformedAuth", `The v10 wire signs with sr25519 alone, the key is ${keypair.kind}.`);
  const limits = { ...DEFAULT_V10_CALL_LIMITS, ...options.limits };
  const pool = {
    keepAlive: true,
    timeout: IDLE_MS,
    noDelay: true,
    scheduling: "lifo" as const,
    maxSockets: options.connectionsPerTarget ?? 64,
    maxTotalSockets: options.connections ?? 1024,
  };
  const agent = new Agent(pool);
  const tlsAgent = new TlsAgent(pool);
  const lanes = new Lanes();
  const nextNonce = createNonces(options.clock ?? scatteredClock);

  const describe = <F extends Fields>({ kind, values }: Prepared<F>, target: V10Target, timeout: number): Sent<F> => ({
    kind,
    values,
    timeout,
    startedMs: performance.now(),
    dendrite: { ...NO_TERMINAL, ip, version: V10_VERSION, hotkey: keypair.address },
    axon: { ...NO_TERMINAL, ip: target.ip, port: target.port, hotkey: target.hotkey },
  });

  const open = async <F extends Fields>(
    prepared: Prepared<F>,
    target: V10Target,
    sent: Sent<F>,
    signal: AbortSignal,
  ): Promise<{ readonly sent: Sent<F>; readonly answer: IncomingMessage; readonly leave: () => void }> => {
    const { kind, fields, inputs, hash } = prepared;
    const url = targetUrl(target, `/${kind.name}`, options.refusePrivateAddresses === true);
    const { uuid, leave } = lanes.take(`${url.host} ${target.hotkey}`);
    try {
      const nonce = nextNonce();
      const signature = signV10(keypair, {
        nonce,
        dendrite: keypair.address,
        axon: target.hotkey,
        uuid,
        bodyHash: hash,
      });
      const signed = { ...sent, dendrite: { ...sent.dendrite, nonce, uuid, signature } };
      const head = {
        name: kind.name,
        timeout: sent.timeout,
        dendrite: signed.dendrite,
        axon: sent.axon,
        bodyHash: hash,
      };
      const body = Buffer.from(bodyJson(head, fields));
      const headers = ["Host", url.host, ...v10Headers(head, inputs, body.length), "Accept", "*/*"];
      // Compressed answers would make the limit on their size meaningless.
      headers.push("Accept-Encoding", "identity", "Content-Length", String(body.length));
      headers.push("Content-Type", "application/json");
      const loopback = options.ownAddressOverLoopback === true && ip === target.ip;
      const answer = await openCall({
        agent: target.certificate === undefined ? agent : tlsAgent,
        host: loopback ? "127.0.0.1" : target.ip,
        port: target.port,
        path: url.pathname,
        headers,
        body,
        limits,
        signal,
        certificate: target.certificate,
      });
      return { sent: signed, answer, leave };
    } catch (error) {
      leave();
      throw error;
    }
  };

  const callOne = async <F extends Fields>(
    prepared: Prepared<F>,
    target: V10Target,
    call: V10CallOptions,
  ): Promise<V10Reply<F>> => {
    const timeout = call.timeout ?? options.timeout ?? DEFAULT_TIMEOUT;
    const timer = deadline(timeout * 1000, call.signal);
    let sent = describe(prepared, target, timeout);
    try {
      const opened = await open(prepared, target, sent, timer.signal);
      sent = opened.sent;
      try {
        const { answer } = opened;
        const { responseBytes = limits.responseBytes } = call;
        const body = await readAnswer(answer, { ...limits, responseBytes }, timer.signal);
        const status = checkEncoding(answer);
        if (status === 200) return successReply(sent, answer.headers, body);
        return refusedReply(sent, status, answer.headers, body);
      } finally {
        opened.leave();
      }
    } catch (error) {
      return brokenReply(sent, error);
    } finally {
      timer.stop();
    }
  };

  return {
    hotkey: keypair.address,
    async call(target, kind, inputs, call = {}) {
      return callOne(prepare(kind, inputs), target, call);
    },
    async callMany(targets, kind, inputs, call = {}) {
      const prepared = prepare(kind, inputs);
      const replies = new Array<V10Reply<typeof kind.fields>>(targets.length);
      const work = targets.entries();
      const worker = async (): Promise<void> => {
        for (const [i, target] of work) replies[i] = await callOne(prepared, target, call);
      };
      const workers = Math.min(targets.length, Math.max(1, call.concurrency ?? 64));
      await Promise.all(Array.from({ length: workers }, worker));
      return replies;
    },
    async stream(target, kind, inputs, call = {}) {
      const prepared = prepare(kind, inputs);
      const timeout = call.timeout ?? options.timeout ?? DEFAULT_TIMEOUT;
      const timer = deadline(timeout * 1000, call.signal);
      const sent = describe(prepared, target, timeout);
      try {
        const { sent: signed, answer, leave } = await open(prepared, target, sent, timer.signal);
        answer.once("close", leave);
        answer.once("close", () => timer.stop());
        return openStream(signed, answer, checkEncoding(answer), limits, timer.signal);
      } catch (error) {
        timer.stop();
        return brokenStream(brokenReply(sent, error));
      }
    },
    close() {
      agent.destroy();
      tlsAgent.destroy();
    },
  };
}

/** The status of an answer whose body is as it is. @throws NeuronError `BadResponse` */
function checkEncoding(answer: IncomingMessage): number {
  const encoding = answer.headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return answer.statusCode ?? 0;
  answer.destroy();
  throw new NeuronError("BadResponse", "The answer is compressed, which was not asked for.");
}
