import { connect } from "node:net";
import { keyFrom } from "@waystone/sdk";
import { createAxon, signRequest } from "@waystone/sdk/neuron";
import fc from "fast-check";
import { FuzzError } from "../errors.ts";
import { mutate, mutations } from "../mutations.ts";
import type { Target } from "../target.ts";

const [miner, validator] = [keyFrom("//Bob"), keyFrom("//Alice")];
/** Milliseconds in which an axon must have answered, or closed the connection. */
const PATIENCE_MS = 4_000;
/** The axon's own patience with a body that does not come. */
const BODY_MS = 300;

interface Case {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
  readonly skewMs: number;
  /** Header that is replaced or left out, and by what. */
  readonly headers: readonly (readonly [string, string | undefined])[];
  readonly mutations: Parameters<typeof mutate>[1];
}

const NAMES = [
  "x-bittensor-version",
  "x-bittensor-hotkey",
  "x-bittensor-receiver",
  "x-bittensor-nonce",
  "x-bittensor-crypto",
  "x-bittensor-signature",
  "content-length",
  "content-type",
  "host",
];

/** A request as it goes over the wire, signed before it is spoilt. */
function frame({ method, path, body, skewMs, headers, mutations: changes }: Case, receiver: string): Uint8Array {
  const nonce = BigInt(Date.now() + skewMs) * 1_000_000n + BigInt(Math.floor(performance.now() * 1000) % 1_000_000);
  const signed = signRequest(validator, { method, target: path, body, receiver, nonce });
  const all = new Map<string, string | undefined>([
    ["host", "axon"],
    ["connection", "close"],
    ["content-type", "application/json"],
    ["content-length", String(body.length)],
    ...Object.entries(signed),
    ...headers,
  ]);
  const lines = [...all].filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  return mutate(Buffer.concat([head, body]), changes);
}

/** Sends bytes, and waits for the end of the connection. @throws FuzzError `hangs` */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new FuzzError("hangs", `no answer within ${PATIENCE_MS} ms to ${Buffer.from(bytes).toString("latin1")}`));
    }, PATIENCE_MS);
    socket.on("data", data => {
      text += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(text);
    });
    // No more comes: what waits for the rest of a body is told so.
    socket.end(bytes);
  });
}

/** Signed requests to a neuron, spoilt on the way. */
export const axon: Target = {
  name: "axon",
  holds:
    "each connection is answered with an HTTP status and, if it is a refusal, its code and words in JSON, or is closed",
  share: 0.05,
  async begin() {
    const served = await createAxon({
      keypair: miner,
      port: 0,
      authorize: () => "allow",
      routes: { "/echo": { handler: request => ({ got: request.json() }) } },
      limits: { bodyTimeoutMs: BODY_MS, requestsPerSecond: 1e6, burst: 1e6, noncesPerHotkey: 200_000 },
    });
    const cases: fc.Arbitrary<Case> = fc.record({
      method: fc.constantFrom("POST", "POST", "POST", "GET", "PUT", "HEAD", "BREW"),
      path: fc.oneof(fc.constantFrom("/echo", "/echo?a=1", "/", "//", "/%", "/echo/../x", "*"), fc.webPath()),
      body: fc.oneof(
        fc.json({ maxDepth: 2 }).map(text => Buffer.from(text)),
        fc.uint8Array({ maxLength: 64 }),
      ),
      skewMs: fc.constantFrom(0, 0, 0, -20_000, 20_000),
      headers: fc.array(
        fc.tuple(
          fc.constantFrom(...NAMES),
          fc.option(fc.oneof(fc.string({ maxLength: 80 }), fc.constantFrom("-1", "1e3", "0x10", "é", "\u0000", "5F")), {
            nil: undefined,
          }),
        ),
        { maxLength: 2 },
      ),
      mutations: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, mutations),
    });
    let answered = 0;
    const property = fc.asyncProperty(cases, async one => {
      const bytes = frame(one, served.hotkey);
      const text = await exchange(served.port, bytes);
      if (text === "") return;
      const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
      const sent = Buffer.from(bytes).toString("latin1");
      if (!Number.isInteger(status) || status === 500)
        throw new FuzzError("bad-answer", `${text.slice(0, 300)} came for ${sent}`);
      if (status === 200) answered++;
      const body = text.slice(text.indexOf("\r\n\r\n") + 4);
      if (status >= 400 && one.method !== "HEAD" && body !== "" && !/"code":"\w+"/.test(body))
        throw new FuzzError("bad-error", `${text.slice(0, 300)} came for ${sent}`);
    });
    return {
      property,
      async end() {
        await served.close({ graceMs: 0 });
        if (answered === 0) throw new FuzzError("empty", "no request was ever answered");
      },
    };
  },
};
