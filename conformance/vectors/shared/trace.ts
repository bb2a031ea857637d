import { DispatchFailure, dispatchCall, Origin, type Runtime, RuntimeContext, type Store } from "@waystone/frame";
import { Number as BlockNumber } from "@waystone/pallet-system";
import type { Pallets } from "@waystone/runtime";
import { type Check, type Expect, inOrder } from "../runner/check.ts";
import { VectorError } from "../runner/errors.ts";
import type { Line } from "../runner/line.ts";
import { tuples } from "./shapes.ts";
import { accountOf, traceRuntime } from "./trace-runtime.ts";
import { bytesOf, plainHex, TraceState } from "./trace-state.ts";

/** Pallets whose storage the traces hold. `System` is left out: the recording runtime counts blocks and nonces in 64 bits. */
const PALLETS = ["SubtensorModule", "Swap", "Balances", "AlphaAssets"] as const;
/** Items that 425 does not have, which its hashes cannot know. */
const LATER_ITEMS = ["TotalAlphaStaked"] as const;
/** Index of the subtensor pallet in the recording runtime and in this one. */
const [RECORDED_INDEX, OWN_INDEX] = [4, 7];
/** Nonces of the recording runtime are four bytes longer. */
const [RECORDED_ACCOUNT_LENGTH, LONGER_BY] = [60, 4];

type Module = Pallets["SubtensorModule"][1];

/** A chain in the state of a trace, on which the trace's blocks are made once more. */
class TraceChain {
  readonly #runtime: Runtime<Pallets> = traceRuntime();
  readonly #state = new TraceState();
  readonly #store: Store = this.#runtime.newStore(this.#state);
  readonly #ctx = new RuntimeContext(this.#runtime, this.#store, Origin.root, {
    phase: { type: "Initialization", value: undefined },
  });
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #later: readonly string[];

  constructor() {
    const { placed } = this.#runtime;
    this.#prefixes = new Map(
      placed.flatMap(({ name, storage }) => {
        const item = storage[0]?.[1];
        return item === undefined ? [] : [[name, plainHex(item.prefix.subarray(0, 16))] as const];
      }),
    );
    const items = new Map(placed.flatMap(({ storage }) => storage));
    this.#later = LATER_ITEMS.map(name => plainHex(items.get(name)?.prefix ?? new Uint8Array()));
  }

  get module(): Module {
    return this.#runtime.pallets.SubtensorModule[1];
  }

  get store(): Store {
    return this.#store;
  }

  /** Takes the state of the first line over. */
  begin(genesis: Line): void {
    for (const pallet of [...PALLETS, "System"])
      for (const [key, value] of tuples(genesis, pallet, 2))
        this.#state.set(String(key), this.#own(pallet, String(value)));
    // The sums that 425 does not keep.
    const { TotalHotkeyAlpha, TotalAlphaStaked } = this.module.storage;
    for (const [[, netuid], alpha] of TotalHotkeyAlpha.iterPrefix(this.#store))
      TotalAlphaStaked.mutate(this.#store, [netuid], sum => sum + alpha);
    this.settle();
  }

  #own(pallet: string, value: string): Uint8Array {
    const bytes = bytesOf(value);
    return pallet === "System" && bytes.length === RECORDED_ACCOUNT_LENGTH ? bytes.subarray(LONGER_BY) : bytes;
  }

  /** Begins a block: the subtensor pallet's steps, and nobody else's. */
  beginBlock(number: number): void {
    BlockNumber.set(this.#store, number);
    this.module.hooks.onInitialize?.(this.#ctx, number);
  }

  /** Makes a call and says what came of it. */
  call(call: Line): string {
    const bytes = bytesOf(call.text("call"));
    if (bytes[0] !== RECORDED_INDEX) throw new VectorError("unknown-kind", `a call of pallet ${bytes[0]}`);
    bytes[0] = OWN_INDEX;
    try {
      const decoded = this.#runtime.calls.decode(bytes, this.#runtime.codecs);
      dispatchCall(this.#ctx, decoded, Origin.signed(accountOf(call.int("who"))));
      return "ok";
    } catch (error) {
      // A call that this runtime does not have, or that breaks it, must not hide what the rest of the block does.
      if (!(error instanceof DispatchFailure)) return String(error);
      return error.kind.type === "Module" ? error.kind.name : error.kind.type;
    }
  }

  /** Ends the block; says what each changed key of the trace's pallets held before. */
  settle(): ReadonlyMap<string, string | undefined> {
    this.#store.takeEvents();
    const before = this.#state.apply(this.#store.changes());
    this.#store.settle(this.#state);
    return new Map([...before].filter(([key]) => this.#isRecorded(key)));
  }

  /** What a key holds, and of which item it is. */
  at(key: string): { readonly item: string; readonly value: string | undefined } {
    const item = this.#runtime.findItem(bytesOf(key));
    return { item: item === undefined ? key : `${item.pallet}.${item.name}`, value: this.#state.at(key) };
  }

  /** Puts a recorded value in the place of one that was computed, so that a mistake shows in its own block only. */
  correct(key: string, value: string | undefined): void {
    this.#store.setRaw(bytesOf(key), value === undefined ? undefined : bytesOf(value));
  }

  #isRecorded(key: string): boolean {
    return (
      PALLETS.some(name => key.startsWith(this.#prefixOf(name))) && !this.#later.some(item => key.startsWith(item))
    );
  }

  #prefixOf(pallet: string): string {
    return this.#prefixes.get(pallet) ?? "-";
  }

  /** Recorded pairs of a pallet, in order. */
  *pairs(pallet: string): Generator<readonly [key: string, value: Uint8Array]> {
    for (const pair of this.#state.pairs(this.#prefixOf(pallet))) if (this.#isRecorded(pair[0])) yield pair;
  }

  hash(pallet: string): string {
    return this.#state.hash(this.pairs(pallet));
  }
}

/** Name of a recorded outcome, whether a guard or the call itself refused (D2). */
function outcome(recorded: string): string {
  return recorded.split(":").at(-1) ?? recorded;
}

function checkSubnets({ module, store }: TraceChain, line: Line, expect: Expect): void {
  const { SubnetTAO, SubnetAlphaIn, SubnetAlphaOut, SubnetMovingPrice, Burn, SubnetworkN } = module.storage;
  for (const [netuid, tao, alphaIn, alphaOut, , movingPrice, burn, n] of tuples(line, "subnets", 8)) {
    const of = Number(netuid);
    const [items, recorded] = [
      [SubnetTAO, SubnetAlphaIn, SubnetAlphaOut, SubnetMovingPrice, Burn, SubnetworkN].map(item => item.get(store, of)),
      [tao, alphaIn, alphaOut, movingPrice, burn, n],
    ];
    expect.equal(`subnet ${of}`, items.join(" "), recorded.join(" "));
  }
}

function checkBlock(chain: TraceChain, line: Line, expect: Expect): void {
  chain.beginBlock(line.num("block"));
  for (const [i, call] of line.lines("calls").entries())
    expect.equal(`call ${i}, ${call.text("fn")}`, chain.call(call), outcome(call.text("r")));
  const before = chain.settle();
  const { TotalIssuance, TotalStake } = chain.module.storage;
  expect.equal("issuance", TotalIssuance.get(chain.store), line.raw("issuance"));
  expect.equal("total_stake", TotalStake.get(chain.store), line.raw("total_stake"));
  checkSubnets(chain, line, expect);
  for (const pallet of PALLETS) expect.equal(`hash of ${pallet}`, chain.hash(pallet), line.line("hash").raw(pallet));
  if (line.has("diff")) checkChanges(chain, line, before, expect);
}

function checkChanges(
  chain: TraceChain,
  line: Line,
  before: ReadonlyMap<string, string | undefined>,
  expect: Expect,
): void {
  const recorded = new Map(
    tuples(line, "diff", 2).map(([key, value]) => [String(key), value === null ? undefined : String(value)] as const),
  );
  for (const key of new Set([...recorded.keys(), ...before.keys()])) {
    const { item, value } = chain.at(key);
    const right = recorded.has(key) ? recorded.get(key) : before.get(key);
    if (value === right) continue;
    expect.equal(`${item} (${key})`, value, right);
    chain.correct(key, right);
  }
  chain.settle();
}

function checkPairs(chain: TraceChain, line: Line, expect: Expect): void {
  for (const pallet of PALLETS) {
    const own = [...chain.pairs(pallet)].map(([key, value]) => [key, plainHex(value)]);
    expect.equal(`final ${pallet}`, own, line.raw(pallet));
  }
}

/** A trace: the state that it begins in, then block by block what is called and what the storage holds after it. */
export const checkTrace: Check = inOrder(() => {
  const chain = new TraceChain();
  return (line, expect) => {
    const kind = line.text("kind");
    switch (kind) {
      case "genesis":
        chain.begin(line);
        for (const pallet of PALLETS) expect.equal(`hash of ${pallet}`, chain.hash(pallet), line.raw(`${pallet}_hash`));
        return;
      case "block":
        checkBlock(chain, line, expect);
        if (line.has("final")) checkPairs(chain, line.line("final"), expect);
        return;
      default:
        throw new VectorError("unknown-kind", `kind is ${kind}; a trace has genesis and block`);
    }
  };
});
