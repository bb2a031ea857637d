// An axon under attack, seen by one who uses it as it is meant to be used.
import { connect, type Socket } from "node:net";
import { createDendrite, createV10Dendrite } from "@waystone/sdk/neuron";
import { memoryMiB, quantile } from "../measure.ts";
import { type Attack, attacksOn, type Wire } from "./attacks.ts";
import { ECHO_PATH, Echo, HONEST, SERVER } from "./parts.ts";

/** How to besiege an axon. */
export interface AxonSiegeOptions {
  readonly wire: Wire;
  readonly port: number;
  /** The axon's process. */
  readonly pid: number;
  readonly seconds: number;
  /** Attacks a second. */
  readonly attacksPerSecond: number;
}

/** What the one who behaves saw. */
export interface AxonSiegeReport {
  readonly attacks: number;
  /** How many of each kind, and how many of them were answered. */
  readonly kinds: Readonly<Record<string, { readonly sent: number; readonly answered: number }>>;
  readonly honest: {
    readonly asked: number;
    readonly failed: readonly string[];
    readonly p50Ms: number;
    readonly p99Ms: number;
  };
  readonly memoryMiB: { readonly before: number; readonly most: number };
}

/** Requests a second of the honest client. */
const HONEST_PER_SECOND = 50;
/** Addresses of this machine from which attackers come: one alone would only meet the limit of connections from an address. */
const ATTACKERS = 200;

/** Calls something at a rate, in bursts of ten milliseconds, and ends when all that was begun has ended. */
async function atRate(perSecond: number, seconds: number, act: (turn: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  const open = new Set<Promise<void>>();
  let turn = 0;
  while (performance.now() - began < seconds * 1000) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; turn < due; turn++) {
      const one = act(turn).finally(() => open.delete(one));
      open.add(one);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await Promise.all(open);
  return turn;
}

/** One attack on a connection of its own. @returns whether anything came back */
function strike(port: number, from: string, { bytes, holdMs = 0 }: Attack): Promise<boolean> {
  return new Promise(resolve => {
    let answered = false;
    const socket: Socket = connect({ port, host: "127.0.0.1", localAddress: from });
    const timer = setTimeout(() => socket.destroy(), holdMs > 0 ? holdMs : 5_000);
    socket.on("connect", () => socket.write(bytes()));
    socket.on("data", () => {
      answered = true;
      if (holdMs === 0) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answered);
    });
  });
}

/** Who asks as one should. @returns what makes one request, and throws where it is not answered as it should be */
function honestClient({ wire, port }: AxonSiegeOptions): (word: string) => Promise<string> {
  const target = { hotkey: SERVER.address, ip: "127.0.0.1", port };
  if (wire === "v10") {
    const dendrite = createV10Dendrite({ keypair: HONEST, timeout: 10 });
    return async word => {
      const reply = await dendrite.call(target, Echo, { word });
      return reply.isSuccess ? String(reply.values.echo) : `${reply.statusCode}: ${reply.statusMessage}`;
    };
  }
  const dendrite = createDendrite({ keypair: HONEST, timeoutMs: 10_000 });
  return async word => {
    const reply = (await dendrite.call(target, ECHO_PATH, { word })).json() as { readonly echo?: string };
    return reply.echo ?? "";
  };
}

/** Attacks an axon with everything, while one asks it as one should. */
export async function besiegeAxon(options: AxonSiegeOptions): Promise<AxonSiegeReport> {
  const { wire, port, pid, seconds, attacksPerSecond } = options;
  const attacks = attacksOn(wire);
  const kinds: Record<string, { sent: number; answered: number }> = {};
  const times: number[] = [];
  const failed: string[] = [];
  const ask = honestClient(options);
  await ask("warm");
  const before = memoryMiB(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryMiB(pid));
  }, 250);
  const [count, asked] = await Promise.all([
    atRate(attacksPerSecond, seconds, async turn => {
      const attack = attacks[turn % attacks.length] as Attack;
      const answered = await strike(port, `127.0.1.${1 + (turn % ATTACKERS)}`, attack);
      const kind = kinds[attack.name] ?? { sent: 0, answered: 0 };
      kinds[attack.name] = kind;
      kind.sent++;
      if (answered) kind.answered++;
    }),
    atRate(HONEST_PER_SECOND, seconds, async turn => {
      const began = performance.now();
      const word = `word ${turn}`;
      const answer = await ask(word).catch((error: unknown) => String(error));
      times.push(performance.now() - began);
      if (answer !== word && failed.length < 20) failed.push(answer.slice(0, 200));
    }),
  ]);
  clearInterval(watch);
  return {
    attacks: count,
    kinds,
    honest: { asked, failed, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
    memoryMiB: { before, most },
  };
}
