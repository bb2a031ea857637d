import { blake2_256 } from "@waystone/crypto";
import { BlockExecution, dispatchCall, Origin, type Runtime, type Store, tryState } from "@waystone/frame";
import { AccountId, type NetUid, storageIndexOf, ZERO_HASH } from "@waystone/primitives";
import { buildGenesis, composeRuntime, type Pallets, presetByName } from "@waystone/runtime";
import { commitmentHash, type Weights } from "@waystone/sdk";
import { IncentiveError } from "../errors.ts";

import { BLOCK_TIME_MS, type ChainParameters, subtensorParameters } from "./parameters.ts";
import { genesisReader } from "./state.ts";

const TAO = 1_000_000_000n;
/** What those who pay begin with. */
const TREASURY = 1_000_000n * TAO;
/** TAO that buys the validators' stake. So much that what miners earn stays small beside it. */
const STAKED = 10_000n * TAO;
/** Bits of a commitment's salt come from its number: nobody in the bench guesses. */
const SALT = [7, 11, 13, 17, 19, 23, 29, 31];

/** A neuron of the bench's subnet. */
export interface Neuron {
  readonly uid: number;
  readonly hotkey: AccountId;
  /** Block of registration. */
  readonly registeredAt: number;
  /** What the registration took from the coldkey, in rao. */
  readonly price: bigint;
}

interface Call {
  readonly call: string;
  readonly args: unknown;
  readonly who: AccountId;
}

interface Waiting {
  readonly hotkey: AccountId;
  readonly weights: Weights;
  readonly epoch: bigint;
}

/** Account of a name; nobody has its key, and nobody needs it. */
function accountOf(name: string): AccountId {
  return AccountId.from(blake2_256(new TextEncoder().encode(`bench for incentives: ${name}`)));
}

/**
 * One subnet on the composed runtime over a state in memory: real calls in real blocks, dispatched without signatures and fees. A block takes
 * about 0.3 ms.
 */
export class SubnetChain {
  readonly netuid: NetUid;
  readonly #runtime: Runtime<Pallets>;
  readonly #store: Store;
  readonly #treasury = accountOf("treasury");
  /** Another coldkey, since what an owner's own miners earn is burnt. */
  readonly #owner = accountOf("owner");
  #block = 0;
  #waiting: Waiting[] = [];

  /** A started subnet whose only neuron is its owner's. @throws IncentiveError `bad-setting`, `chain` */
  constructor(parameters: ChainParameters, validators: number) {
    const preset = {
      ...presetByName("dev"),
      balances: [[this.#treasury, TREASURY] as const, [this.#owner, TREASURY] as const],
      subtensor: () => subtensorParameters(parameters, validators),
    };
    this.#runtime = composeRuntime({ blockTimeMs: BLOCK_TIME_MS, subtensor: preset.subtensor() });
    this.#store = this.#runtime.newStore(genesisReader(buildGenesis(this.#runtime, preset, BLOCK_TIME_MS).changes));
    this.#make([{ ...this.#call("register_network", { hotkey: accountOf("owner's hotkey") }), who: this.#owner }]);
    const found = [...this.#storage.NetworksAdded.iterKeys(this.#store)].map(([netuid]) => netuid);
    this.netuid = Math.max(...found);
    this.#make([{ ...this.#call("start_call", { netuid: this.netuid }), who: this.#owner }]);
  }

  /** Number of the last block. */
  get block(): number {
    return this.#block;
  }

  /** Epochs that the subnet has had. */
  get epoch(): bigint {
    return this.#storage.SubnetEpochIndex.get(this.#store, this.netuid);
  }

  /** Registers a neuron by paying the price, in a block of its own. */
  register(name: string): Neuron {
    const hotkey = accountOf(name);
    const before = this.#balance();
    this.#make([this.#call("burned_register", { netuid: this.netuid, hotkey })]);
    const uid = this.#storage.Uids.get(this.#store, this.netuid, hotkey);
    if (uid === undefined) throw new IncentiveError("chain", `The neuron ${name} was registered and has no uid.`);
    return { uid, hotkey, registeredAt: this.#block, price: before - this.#balance() };
  }

  /** Stakes the same on each of these neurons: bought once, then moved, since a price rises while one buys. */
  stakeEqually(neurons: readonly Neuron[]): void {
    const [first, ...others] = neurons;
    if (first === undefined)
      throw new IncentiveError("bad-setting", "A subnet needs at least one validator, got none.");
    const { netuid } = this;
    this.#make([this.#call("add_stake", { hotkey: first.hotkey, netuid, amount_staked: STAKED })]);
    const each = this.stakeOf(first) / BigInt(neurons.length);
    for (const { hotkey } of others)
      this.#make([
        this.#call("move_stake", {
          origin_hotkey: first.hotkey,
          destination_hotkey: hotkey,
          origin_netuid: netuid,
          destination_netuid: netuid,
          alpha_amount: each,
        }),
      ]);
  }

  /** Alpha on a neuron's hotkey, in rao: what it had and has earned. */
  stakeOf({ hotkey }: Neuron): bigint {
    return this.#storage.TotalHotkeyAlpha.get(this.#store, hotkey, this.netuid);
  }

  /** Weights that are in force, by the uid of who set them: pairs of uid and u16. */
  weights(): ReadonlyMap<number, readonly (readonly [uid: number, value: number])[]> {
    const rows = [...this.#storage.Weights.iterPrefix(this.#store, storageIndexOf(this.netuid, 0))];
    return new Map(rows.map(([[, uid], row]) => [uid, row]));
  }

  /** Makes a block in which every commitment is revealed that is due. */
  reveal(): void {
    const period = this.#storage.RevealPeriodEpochs.get(this.#store, this.netuid);
    const due = this.#waiting.filter(({ epoch }) => epoch + period === this.epoch);
    this.#waiting = this.#waiting.filter(({ epoch }) => epoch + period > this.epoch);
    this.#make(
      due.map(({ hotkey, weights: { uids, values } }) => ({
        call: "reveal_weights",
        args: { netuid: this.netuid, uids, values, salt: SALT, version_key: 0n },
        who: hotkey,
      })),
    );
  }

  /** Makes a block in which these neurons commit to weights, or set them where the subnet does without commitments. */
  submit(rows: readonly { readonly neuron: Neuron; readonly weights: Weights }[]): void {
    const { netuid, epoch } = this;
    const committed = this.#storage.CommitRevealWeightsEnabled.get(this.#store, netuid);
    this.#make(
      rows.map(({ neuron: { hotkey }, weights }) => {
        const { uids, values } = weights;
        if (!committed)
          return { call: "set_weights", args: { netuid, dests: uids, weights: values, version_key: 0n }, who: hotkey };
        this.#waiting.push({ hotkey, weights, epoch });
        const commit_hash = commitmentHash(hotkey, netuid, weights, SALT);
        return { call: "commit_weights", args: { netuid, commit_hash }, who: hotkey };
      }),
    );
  }

  /** Makes blocks until the subnet has had one more epoch. */
  toNextEpoch(): void {
    const [before, limit] = [this.epoch, this.#block + 2 * this.#storage.Tempo.get(this.#store, this.netuid) + 2];
    while (this.epoch === before) {
      if (this.#block > limit)
        throw new IncentiveError("chain", `No epoch ran on subnet ${this.netuid} until block ${this.#block}.`);
      this.#make([]);
    }
  }

  /** What of the chain's invariants does not hold; nothing if all is well. */
  violations(): string[] {
    return tryState(this.#runtime, this.#store);
  }

  get #storage() {
    return this.#runtime.pallets.SubtensorModule[1].storage;
  }

  #balance(): bigint {
    return this.#runtime.pallets.System[1].storage.Account.get(this.#store, this.#treasury).data.free;
  }

  #call(call: string, args: unknown): Call {
    return { call, args, who: this.#treasury };
  }

  #make(calls: readonly Call[]): void {
    const number = ++this.#block;
    const block = new BlockExecution(this.#runtime, this.#store, {
      number,
      parentHash: ZERO_HASH,
      digest: { logs: [] },
    });
    for (const inherent of block.inherents({ now: BigInt(number) * BLOCK_TIME_MS })) block.apply(inherent);
    for (const { call, args, who } of calls)
      dispatchCall(block.context, { pallet: "SubtensorModule", call, args }, Origin.signed(who));
    block.finalize();
  }
}
