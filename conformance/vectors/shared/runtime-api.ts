import { type ApiMethod, Origin, type Runtime, RuntimeContext } from "@waystone/frame";
import { Number as BlockNumber } from "@waystone/pallet-system";
import { NetUid } from "@waystone/primitives";
import { vec } from "@waystone/scale";
import type { Check, Expect } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import { vectorLines, vectorPath, vectorsFolder } from "../runner/files.ts";
import { Line } from "../runner/line.ts";
import { tuples } from "./shapes.ts";
import { accountOf, traceRuntime } from "./trace-runtime.ts";
import { bytesOf, plainHex, TraceState } from "./trace-state.ts";

type Method = ApiMethod<unknown, unknown>;

/** Pallets whose storage a trace holds and the answers are read from. */
const PALLETS = ["SubtensorModule", "Swap", "Balances", "AlphaAssets"] as const;

/** The state that a trace ends in. */
function endOf(trace: string): TraceState {
  const state = new TraceState();
  const put = (pairs: Line, field: string) => {
    for (const [key, value] of tuples(pairs, field, 2))
      state.set(String(key), value === null ? undefined : bytesOf(String(value)));
  };
  for (const json of vectorLines(vectorPath(vectorsFolder(process.env), trace))) {
    const line = Line.parse(json);
    const whole = line.has("final") ? line.line("final") : line.text("kind") === "genesis" ? line : undefined;
    if (whole !== undefined) for (const pallet of PALLETS) put(whole, pallet);
    else if (line.has("diff")) put(line, "diff");
  }
  return state;
}

/** An argument: accounts are numbers in the vectors, the rest is told by its name. */
function argument(name: string, value: unknown): unknown {
  const account = (number: unknown) => accountOf(BigInt(String(number)));
  if (value === null) return undefined;
  if (name === "coldkeys" && Array.isArray(value)) return value.map(account);
  if (name === "origin" || name === "destination")
    return Array.isArray(value) ? [account(value[0]), value[1]] : undefined;
  if (name.endsWith("hotkey") || name.endsWith("coldkey")) return account(value);
  return name === "amount" ? BigInt(String(value)) : value;
}

/** Arguments by the method's names: the vectors give them in its order. */
function argumentsOf({ fields }: Method, given: Line): unknown {
  const names = given.keys();
  return Object.fromEntries(
    fields.map(([name], i) => [name, argument(names[i] ?? name, given.raw(names[i] ?? name))] as const),
  );
}

interface Delegate {
  readonly nominators: readonly (readonly [account: string, unknown])[];
}

const inOrderOfBytes = <T extends Delegate>(delegate: T): T => ({
  ...delegate,
  nominators: delegate.nominators.toSorted(([a], [b]) => (a < b ? -1 : 1)),
});

/** The recorded answer as this chain gives it where it differs on purpose. */
function expected(fn: string, args: Line, recorded: unknown): unknown {
  switch (fn) {
    // The recording runtime orders accounts as numbers, the chain orders their bytes.
    case "get_delegate":
      return recorded && inOrderOfBytes(recorded as Delegate);
    case "get_delegates":
      return (recorded as readonly Delegate[]).map(inOrderOfBytes);
    // The number is there whether it was asked for or not; 425 leaves a zero.
    case "get_selective_metagraph":
      return recorded && { ...recorded, netuid: args.num("netuid") };
    default:
      return recorded;
  }
}

class Answers {
  readonly #runtime: Runtime = traceRuntime();
  readonly #ctx: RuntimeContext;

  constructor(trace: string) {
    const phase = { phase: { type: "Initialization", value: undefined } } as const;
    this.#ctx = new RuntimeContext(this.#runtime, this.#runtime.newStore(endOf(trace)), Origin.root, phase);
  }

  #method(name: string): Method {
    const method = this.#runtime.apis.map(api => api.methods[name]).find(found => found !== undefined);
    if (method === undefined) throw new VectorError("unknown-kind", `no runtime API has a method ${name}`);
    return method;
  }

  check(line: Line, expect: Expect): void {
    const [fn, args, recorded] = [line.text("fn"), line.line("args"), bytesOf(line.text("r"))];
    BlockNumber.set(this.#ctx.store, line.num("block"));
    if (fn === "get_all_subnet_netuids_sorted") {
      const subnets = this.#method("get_all_dynamic_info").handle(this.#ctx, {}) as readonly {
        readonly netuid: NetUid;
      }[];
      return expect.equal(fn, plainHex(vec(NetUid).encode(subnets.map(({ netuid }) => netuid))), plainHex(recorded));
    }
    const method = this.#method(fn);
    const answer = method.handle(this.#ctx, argumentsOf(method, args));
    const right = method.result.encode(expected(fn, args, method.result.decode(recorded)));
    expect.equal(fn, plainHex(method.result.encode(answer)), plainHex(right));
  }
}

/** What the runtime APIs answer in the state that a trace ends in, byte for byte (`runtime.md` 9). */
export function answersAfter(trace: string): Check {
  return {
    sequential: false,
    open() {
      const answers = new Answers(trace);
      return (line, expect) => answers.check(line, expect);
    },
  };
}
