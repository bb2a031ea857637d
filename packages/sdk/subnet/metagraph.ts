import { ss58Encode } from "@waystone/crypto";
import type { AccountId, Alpha, Hash, NetUid, Rao } from "@waystone/primitives";
import { fromHex } from "@waystone/scale";
import type { Client } from "../chain/client.ts";
import { SdkError } from "../errors.ts";

/** One neuron of a subnet. */
export interface Neuron {
  readonly uid: number;
  /** SS58 address of the hotkey. */
  readonly hotkey: string;
  /** The hotkey as the chain writes it. */
  readonly hotkeyId: AccountId;
  readonly coldkeyId: AccountId;
  /** Where it answers, and the version that it published, which tells its wire; `undefined` if it has published nothing. */
  readonly axon: { readonly ip: string; readonly port: number; readonly version: number } | undefined;
  readonly active: boolean;
  /** Whether it may set weights and ask miners. */
  readonly validatorPermit: boolean;
  /** Ratios from 0 to 1. */
  readonly incentive: number;
  readonly dividends: number;
  readonly consensus: number;
  readonly trust: number;
  /** Alpha of the last epoch, in its 10⁻⁹ parts. */
  readonly emission: Alpha;
  /** Block of the last weights. */
  readonly lastUpdate: number;
  /** Block of registration. */
  readonly registeredAt: number;
  /** Alpha staked on this subnet. */
  readonly alphaStake: Alpha;
  /** TAO staked on root, weighted as the subnet counts it, in rao. */
  readonly taoStake: Rao;
  readonly totalStake: Rao;
}

/** A subnet with its neurons, at one block. */
export interface Metagraph {
  readonly netuid: NetUid;
  readonly name: string;
  readonly block: number;
  readonly tempo: number;
  /** TAO in the pool, in rao. */
  readonly taoIn: Rao;
  readonly alphaIn: Alpha;
  readonly alphaOut: Alpha;
  /** Cost of registering a neuron now, in rao. */
  readonly burn: Rao;
  readonly commitReveal: boolean;
  readonly ownerHotkeyId: AccountId;
  readonly neurons: readonly Neuron[];
}

interface WireAxon {
  readonly version: number;
  readonly ip: bigint;
  readonly port: number;
  readonly ip_type: number;
}

/** `SubnetInfoRuntimeApi_get_metagraph` as its metadata decodes it; only what is used here. */
interface WireMetagraph {
  readonly netuid: number;
  readonly name: readonly number[];
  readonly block: bigint;
  readonly tempo: number;
  readonly tao_in: bigint;
  readonly alpha_in: bigint;
  readonly alpha_out: bigint;
  readonly burn: bigint;
  readonly commit_reveal_weights_enabled: boolean;
  readonly owner_hotkey: AccountId;
  readonly hotkeys: readonly AccountId[];
  readonly coldkeys: readonly AccountId[];
  readonly axons: readonly WireAxon[];
  readonly active: readonly boolean[];
  readonly validator_permit: readonly boolean[];
  readonly last_update: readonly bigint[];
  readonly emission: readonly bigint[];
  readonly dividends: readonly number[];
  readonly incentives: readonly number[];
  readonly consensus: readonly number[];
  readonly trust: readonly number[];
  readonly block_at_registration: readonly bigint[];
  readonly alpha_stake: readonly bigint[];
  readonly tao_stake: readonly bigint[];
  readonly total_stake: readonly bigint[];
}

const ratio = (value: number | undefined): number => (value ?? 0) / 65535;

function address(axon: WireAxon | undefined): Neuron["axon"] {
  if (axon === undefined || axon.port === 0) return undefined;
  if (axon.ip_type === 4)
    return {
      ip: [24n, 16n, 8n, 0n].map(shift => (axon.ip >> shift) & 255n).join("."),
      port: axon.port,
      version: axon.version,
    };
  const groups = Array.from({ length: 8 }, (_, i) => ((axon.ip >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  return { ip: groups.join(":"), port: axon.port, version: axon.version };
}

/** Reads a subnet's metagraph in one request. @throws SdkError `bad-arguments` where there is no such subnet */
export async function readMetagraph(client: Client, netuid: NetUid, at?: Hash): Promise<Metagraph> {
  const wire = await client.api<WireMetagraph | undefined>("SubnetInfoRuntimeApi", "get_metagraph", [netuid], at);
  if (wire === undefined) throw new SdkError("bad-arguments", `there is no subnet ${netuid}`);
  return {
    netuid,
    name: new TextDecoder().decode(Uint8Array.from(wire.name)),
    block: Number(wire.block),
    tempo: wire.tempo,
    taoIn: wire.tao_in,
    alphaIn: wire.alpha_in,
    alphaOut: wire.alpha_out,
    burn: wire.burn,
    commitReveal: wire.commit_reveal_weights_enabled,
    ownerHotkeyId: wire.owner_hotkey,
    neurons: wire.hotkeys.map(
      (hotkeyId, uid): Neuron => ({
        uid,
        hotkey: ss58Encode(fromHex(hotkeyId)),
        hotkeyId,
        coldkeyId: wire.coldkeys[uid] ?? hotkeyId,
        axon: address(wire.axons[uid]),
        active: wire.active[uid] ?? false,
        validatorPermit: wire.validator_permit[uid] ?? false,
        incentive: ratio(wire.incentives[uid]),
        dividends: ratio(wire.dividends[uid]),
        consensus: ratio(wire.consensus[uid]),
        trust: ratio(wire.trust[uid]),
        emission: wire.emission[uid] ?? 0n,
        lastUpdate: Number(wire.last_update[uid] ?? 0n),
        registeredAt: Number(wire.block_at_registration[uid] ?? 0n),
        alphaStake: wire.alpha_stake[uid] ?? 0n,
        taoStake: wire.tao_stake[uid] ?? 0n,
        totalStake: wire.total_stake[uid] ?? 0n,
      }),
    ),
  };
}
