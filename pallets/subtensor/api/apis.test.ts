import { describe, expect, it } from "vitest";
import { account, bench } from "../mock.ts";
import { Metagraph } from "./metagraph.ts";
import { SelectiveMetagraph } from "./selective-metagraph.ts";
import { ask } from "./test/ask.ts";

const [ALICE, HOT, MINER] = [account(1), account(2), account(3)];

function chain() {
  const b = bench();
  b.fund(ALICE, 10_000_000_000_000n);
  b.call("register_network", { hotkey: HOT }, ALICE);
  b.call("burned_register", { netuid: 2, hotkey: MINER }, ALICE);
  b.call(
    "serve_axon",
    { netuid: 2, version: 7, ip: 0x7f000002n, port: 8091, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 },
    MINER,
  );
  return b;
}

describe("what clients read", () => {
  it("gives a subnet with its neurons by uid", () => {
    const b = chain();
    expect(ask(b, "get_metagraph", { netuid: 2 })).toMatchObject({
      netuid: 2,
      num_uids: 2,
      name: [..."omron"].map(c => c.charCodeAt(0)),
      owner_coldkey: ALICE,
      owner_hotkey: HOT,
      hotkeys: [HOT, MINER],
      coldkeys: [ALICE, ALICE],
      axons: [{ port: 0 }, { port: 8091, ip: 0x7f000002n, version: 7 }],
      trust: [0, 0],
      identity: undefined,
      identities: [undefined, undefined],
    });
    expect(ask(b, "get_metagraph", { netuid: 9 })).toBeUndefined();
    expect(ask(b, "get_mechagraph", { netuid: 2, mecid: 1 })).toBeUndefined();
  });

  it("gives the fields that are asked for, tells an absent identity from one not asked for, and passes over strange indices", () => {
    const b = chain();
    const chosen = ask(b, "get_selective_metagraph", { netuid: 2, metagraph_indexes: [3, 52, 72, 73, 999] });
    expect(chosen).toMatchObject({
      netuid: 2,
      identity: { type: "Some", value: undefined },
      hotkeys: [HOT, MINER],
      coldkeys: undefined,
      validators: [],
      commitments: [],
    });
    expect(ask(b, "get_selective_metagraph", { netuid: 2, metagraph_indexes: [] })).toMatchObject({
      identity: { type: "None" },
      validators: undefined,
    });
  });

  it("has the wire's number of fields", () => {
    const fields = (codec: typeof Metagraph | typeof SelectiveMetagraph) =>
      codec.type.def.kind === "composite" ? codec.type.def.fields.length : 0;
    expect(fields(Metagraph)).toBe(72);
    expect(fields(SelectiveMetagraph)).toBe(74);
  });

  it("answers about every subnet, and each neuron, stake and price", () => {
    const b = chain();
    const dynamic = ask(b, "get_all_dynamic_info", {}) as { netuid: number }[];
    expect(dynamic.map(({ netuid }) => netuid)).toEqual([0, 1, 2]);
    for (const name of ["get_subnets_info", "get_subnets_info_v2", "get_all_metagraphs", "get_all_mechagraphs"])
      expect(ask(b, name, {})).toHaveLength(3);
    for (const name of ["get_subnet_hyperparams", "get_subnet_hyperparams_v2"])
      expect(ask(b, name, { netuid: 2 })).toMatchObject({ tempo: expect.any(Number) });
    expect(ask(b, "get_subnet_hyperparams_v3", { netuid: 2 })).toHaveLength(33);
    expect(ask(b, "get_subnet_state", { netuid: 2 })).toMatchObject({ hotkeys: [HOT, MINER] });
    expect(ask(b, "get_neurons", { netuid: 2 })).toMatchObject([{ uid: 0 }, { uid: 1, hotkey: MINER }]);
    expect(ask(b, "get_neuron_lite", { netuid: 2, uid: 5 })).toBeUndefined();
    expect(ask(b, "get_network_registration_cost", {})).toBeGreaterThan(0n);
    expect(ask(b, "get_stake_info_for_coldkey", { coldkey_account: ALICE })).toBeInstanceOf(Array);
    expect(ask(b, "get_delegates", {})).toBeInstanceOf(Array);
  });
});
