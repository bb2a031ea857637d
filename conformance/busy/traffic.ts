// Ordinary signed traffic of many kinds, some of which fails in its block. What a block holds is drawn from a seed, so that two runs
// send the same; who is where on the chain depends on what the chain takes.
import { AccountId } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { type CallValue, type Client, type KeyPair, keyFrom, type Submittable } from "@waystone/sdk";

const TAO = 1_000_000_000n;
/** Subnets that the traffic is about; the network of preset `local` has 0 and 1 already. */
export const SUBNETS: readonly number[] = [2, 3, 4];
/** Senders; each sends at most a few transactions a block, so that none is in another's way. */
const ACTORS = 48;
/** Of them, who has a neuron on each subnet from the start. */
const NEURONS = 12;

/** One who sends: a coldkey with its hotkey. */
export interface Actor {
  readonly coldkey: KeyPair;
  readonly hotkey: KeyPair;
}

/** A transaction to sign. */
export interface Draft {
  readonly signer: KeyPair;
  readonly call: Submittable;
}

export const ALICE: KeyPair = keyFrom("//Alice");
export const ACTORS_OF_TRAFFIC: readonly Actor[] = Array.from({ length: ACTORS }, (_, i) => ({
  coldkey: keyFrom(`//busy//${i}`),
  hotkey: keyFrom(`//busy//${i}//hotkey`),
}));

const idOf = (key: KeyPair): AccountId => AccountId.from(key.publicKey);
const addressOf = (key: KeyPair) => ({ type: "Id", value: idOf(key) }) as const;

/** Numbers from a seed: xorshift, good enough to spread traffic. */
export function draws(seed: number): (below: number) => number {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** The calls that make the ground: subnets that run, one of them with weights in the clear, and neurons with stake on each. */
export async function prepare(client: Client): Promise<void> {
  const alice = (pallet: string, name: string, args: Readonly<Record<string, unknown>>) =>
    client.call(pallet, name, args).send(ALICE);
  const root = (pallet: string, name: string, args: Readonly<Record<string, unknown>>) =>
    alice("Sudo", "sudo", { call: client.call(pallet, name, args).call });
  const keys = ACTORS_OF_TRAFFIC.flatMap(({ coldkey, hotkey }) => [
    [coldkey, 3_000n * TAO] as const,
    [hotkey, 10n * TAO] as const,
  ]);
  await alice("Utility", "batch_all", {
    calls: keys.map(
      ([key, value]) => client.call("Balances", "transfer_keep_alive", { dest: addressOf(key), value }).call,
    ),
  });
  await root("AdminUtils", "sudo_set_network_rate_limit", { rate_limit: 0n });
  for (const netuid of SUBNETS) {
    await alice("SubtensorModule", "register_network", { hotkey: idOf(keyFrom(`//Alice//${netuid}`)) });
    await alice("SubtensorModule", "start_call", { netuid }).catch(() => undefined);
    await root("AdminUtils", "sudo_set_target_registrations_per_interval", {
      netuid,
      target_registrations_per_interval: 1000,
    });
  }
  const [clear = 0] = SUBNETS;
  await root("AdminUtils", "sudo_set_commit_reveal_weights_enabled", { netuid: clear, enabled: false });
  await root("AdminUtils", "sudo_set_weights_set_rate_limit", { netuid: clear, weights_set_rate_limit: 0n });
  for (const { coldkey, hotkey } of ACTORS_OF_TRAFFIC.slice(0, NEURONS))
    for (const netuid of SUBNETS) {
      await client.call("SubtensorModule", "burned_register", { netuid, hotkey: idOf(hotkey) }).send(coldkey);
      await client
        .call("SubtensorModule", "add_stake", { hotkey: idOf(hotkey), netuid, amount_staked: 20n * TAO })
        .send(coldkey);
    }
}

/** Makes transactions of all kinds, in turn and by draw. */
export class Traffic {
  readonly #client: Client;
  readonly #draw: (below: number) => number;
  readonly #kinds: readonly (() => Draft)[];
  #turn = 0;

  constructor(client: Client, seed: number) {
    this.#client = client;
    this.#draw = draws(seed);
    this.#kinds = [...this.#money(), ...this.#stake(), ...this.#neurons(), ...this.#admin()];
  }

  /** How many kinds there are. */
  get kinds(): number {
    return this.#kinds.length;
  }

  /** The next transaction. */
  next(): Draft {
    const kind = this.#kinds[this.#turn++ % this.#kinds.length];
    if (kind === undefined) throw new RangeError("there is a kind for each turn");
    return kind();
  }

  #actor(): Actor {
    return this.#of(ACTORS_OF_TRAFFIC);
  }

  #neuron(): Actor {
    return this.#of(ACTORS_OF_TRAFFIC.slice(0, NEURONS));
  }

  #of<T>(list: readonly T[]): T {
    const found = list[this.#draw(list.length)];
    if (found === undefined) throw new RangeError("nothing to draw from");
    return found;
  }

  #bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.#draw(256));
  }

  #call(signer: KeyPair, pallet: string, name: string, args: Readonly<Record<string, unknown>>): Draft {
    return { signer, call: this.#client.call(pallet, name, args) };
  }

  #subtensor(signer: KeyPair, name: string, args: Readonly<Record<string, unknown>>): Draft {
    return this.#call(signer, "SubtensorModule", name, args);
  }

  #amount(most: bigint): bigint {
    return 1_000_000n + (most * BigInt(this.#draw(1_000_000))) / 1_000_000n;
  }

  #transfer(): CallValue {
    return this.#client.call("Balances", "transfer_allow_death", {
      dest: addressOf(this.#actor().coldkey),
      value: this.#amount(TAO),
    }).call;
  }

  #money(): (() => Draft)[] {
    const transfer = (name: string, most: bigint) => () =>
      this.#call(this.#actor().coldkey, "Balances", name, {
        dest: addressOf(this.#actor().coldkey),
        value: this.#amount(most),
      });
    const batch = (name: string, failing: boolean) => () =>
      this.#call(this.#actor().coldkey, "Utility", name, {
        calls: [
          this.#transfer(),
          ...(failing
            ? [
                this.#client.call("Balances", "transfer_allow_death", { dest: addressOf(ALICE), value: 10n ** 17n })
                  .call,
              ]
            : []),
          this.#transfer(),
        ],
      });
    return [
      transfer("transfer_keep_alive", TAO),
      transfer("transfer_allow_death", TAO),
      // More than anybody has: fails in its block.
      transfer("transfer_keep_alive", 10n ** 18n),
      () =>
        // To a key that nobody has: makes an account.
        this.#call(this.#actor().coldkey, "Balances", "transfer_keep_alive", {
          dest: { type: "Id", value: AccountId.from(this.#bytes(32)) },
          value: this.#amount(TAO / 10n),
        }),
      batch("batch", false),
      batch("batch", true),
      batch("batch_all", true),
      batch("force_batch", true),
      () =>
        this.#call(this.#actor().coldkey, "System", "remark_with_event", { remark: this.#bytes(this.#draw(200) + 1) }),
    ];
  }

  #stake(): (() => Draft)[] {
    const on = (name: string, args: (to: Actor) => Readonly<Record<string, unknown>>) => () => {
      const actor = this.#neuron();
      return this.#subtensor(actor.coldkey, name, args(actor));
    };
    const netuid = () => this.#of(SUBNETS);
    return [
      on("add_stake", ({ hotkey }) => ({ hotkey: idOf(hotkey), netuid: netuid(), amount_staked: this.#amount(TAO) })),
      on("add_stake", () => ({
        hotkey: idOf(this.#neuron().hotkey),
        netuid: netuid(),
        amount_staked: this.#amount(TAO),
      })),
      on("add_stake", ({ hotkey }) => ({ hotkey: idOf(hotkey), netuid: 0, amount_staked: this.#amount(TAO) })),
      on("add_stake_limit", ({ hotkey }) => ({
        hotkey: idOf(hotkey),
        netuid: netuid(),
        amount_staked: this.#amount(TAO),
        limit_price: this.#amount(TAO),
        allow_partial: this.#draw(2) === 0,
      })),
      on("remove_stake", ({ hotkey }) => ({
        hotkey: idOf(hotkey),
        netuid: netuid(),
        amount_unstaked: this.#amount(TAO),
      })),
      on("remove_stake_limit", ({ hotkey }) => ({
        hotkey: idOf(hotkey),
        netuid: netuid(),
        amount_unstaked: this.#amount(TAO),
        limit_price: 1n,
        allow_partial: true,
      })),
      on("swap_stake", ({ hotkey }) => ({
        hotkey: idOf(hotkey),
        origin_netuid: netuid(),
        destination_netuid: netuid(),
        alpha_amount: this.#amount(TAO),
      })),
      on("move_stake", ({ hotkey }) => ({
        origin_hotkey: idOf(hotkey),
        destination_hotkey: idOf(this.#neuron().hotkey),
        origin_netuid: netuid(),
        destination_netuid: netuid(),
        alpha_amount: this.#amount(TAO),
      })),
      on("transfer_stake", ({ hotkey }) => ({
        destination_coldkey: idOf(this.#neuron().coldkey),
        hotkey: idOf(hotkey),
        origin_netuid: netuid(),
        destination_netuid: netuid(),
        alpha_amount: this.#amount(TAO),
      })),
      on("recycle_alpha", ({ hotkey }) => ({
        hotkey: idOf(hotkey),
        amount: this.#amount(TAO / 100n),
        netuid: netuid(),
      })),
      on("burn_alpha", ({ hotkey }) => ({ hotkey: idOf(hotkey), amount: this.#amount(TAO / 100n), netuid: netuid() })),
      on("lock_stake", ({ hotkey }) => ({ hotkey: idOf(hotkey), netuid: netuid(), amount: this.#amount(TAO / 100n) })),
      on("claim_root", () => ({ subnets: new Set([netuid()]) })),
      on("set_root_claim_type", () => ({ new_root_claim_type: { type: this.#of(["Swap", "Keep"]) } })),
    ];
  }

  #neurons(): (() => Draft)[] {
    const [clear = 0, ...secret] = SUBNETS;
    const weights = () => {
      const uids = Array.from({ length: 6 }, (_, uid) => uid);
      return { uids, values: uids.map(() => 1 + this.#draw(65_535)) };
    };
    const netuid = () => this.#of(SUBNETS);
    return [
      () => {
        const { uids, values } = weights();
        return this.#subtensor(this.#neuron().hotkey, "set_weights", {
          netuid: clear,
          dests: uids,
          weights: values,
          version_key: 0n,
        });
      },
      () =>
        this.#subtensor(this.#neuron().hotkey, "commit_weights", {
          netuid: this.#of(secret),
          commit_hash: toHex(this.#bytes(32)),
        }),
      () =>
        this.#subtensor(this.#neuron().hotkey, "serve_axon", {
          netuid: netuid(),
          version: 1,
          ip: BigInt(0x0808_0000 + this.#draw(65_000)),
          port: 1024 + this.#draw(60_000),
          ip_type: 4,
          protocol: 4,
          placeholder1: 0,
          placeholder2: 0,
        }),
      () => {
        const { coldkey, hotkey } = this.#actor();
        return this.#subtensor(coldkey, "burned_register", { netuid: netuid(), hotkey: idOf(hotkey) });
      },
      () => {
        const { coldkey, hotkey } = this.#neuron();
        const [a, b] = [this.#actor(), this.#actor()];
        return this.#subtensor(coldkey, "set_children", {
          hotkey: idOf(hotkey),
          netuid: netuid(),
          children: [
            [1n << 60n, idOf(a.hotkey)],
            [1n << 61n, idOf(b.hotkey)],
          ],
        });
      },
      () => {
        const { coldkey, hotkey } = this.#neuron();
        return this.#subtensor(coldkey, "decrease_take", { hotkey: idOf(hotkey), take: this.#draw(11_000) });
      },
      () => {
        const text = (value: string) => new TextEncoder().encode(value);
        return this.#subtensor(this.#neuron().coldkey, "set_identity", {
          name: text(`actor ${this.#draw(1000)}`),
          url: text("https://example.org"),
          github_repo: text(""),
          image: text(""),
          discord: text(""),
          description: text("busy"),
          additional: text(""),
        });
      },
    ];
  }

  #admin(): (() => Draft)[] {
    const sudo = (name: string, args: () => Readonly<Record<string, unknown>>) => () =>
      this.#call(ALICE, "Sudo", "sudo", { call: this.#client.call("AdminUtils", name, args()).call });
    const netuid = () => this.#of(SUBNETS);
    return [
      sudo("sudo_set_immunity_period", () => ({ netuid: netuid(), immunity_period: 1 + this.#draw(5000) })),
      sudo("sudo_set_max_allowed_validators", () => ({ netuid: netuid(), max_allowed_validators: 2 + this.#draw(60) })),
      sudo("sudo_set_activity_cutoff", () => ({ netuid: netuid(), activity_cutoff: 360 + this.#draw(5000) })),
    ];
  }
}
