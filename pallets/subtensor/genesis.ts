import type { Context } from "@waystone/frame";
import { type NetUid, type Rao, safeFloatFromInt, storageIndexOf, ZERO_ACCOUNT } from "@waystone/primitives";
import { type Coldkey, type Hotkey, subnetAccount } from "./accounts.ts";
import { config } from "./config/config.ts";
import { Owner, StakingHotkeys } from "./keys/storage.ts";
import * as neurons from "./neurons/storage.ts";
import * as pool from "./pool/storage.ts";
import { AlphaLedgerPort, TaoPort } from "./ports.ts";
import { AlphaV2, TotalAlphaStaked, TotalHotkeyAlpha, TotalHotkeySharesV2 } from "./shares/storage.ts";
import * as parameters from "./subnets/hyperparameters.ts";
import { ROOT } from "./subnets/lookups.ts";
import { Tempo } from "./subnets/schedule.ts";
import * as subnets from "./subnets/storage.ts";

/** What the network begins with. */
export interface SubtensorGenesis {
  /** Who owns root; nobody if not given. */
  readonly rootOwner?: { readonly coldkey: Coldkey; readonly hotkey: Hotkey };
  /** Whether subnet 1 exists from the start, with a pool (`clients.md` 9.2). Its account must hold {@link APEX_TAO} before. */
  readonly apex: boolean;
}

const APEX: NetUid = 1;
const APEX_ALPHA_IN = 10_000_000_000n;
const APEX_ALPHA_OUT = 1_000_000_000n;
const text = new TextEncoder();

/** TAO in the pool of subnet 1 at genesis, in rao. */
export const APEX_TAO: Rao = 10_000_000_000n;
/** Account that must hold it. */
export const APEX_ACCOUNT = subnetAccount(APEX);

/** What root and subnet 1 have in common. */
function begin({ store }: Context, netuid: NetUid, symbol: string, uids: number): void {
  subnets.NetworksAdded.set(store, [netuid], true);
  subnets.TotalNetworks.mutate(store, n => n + 1);
  subnets.TokenSymbol.set(store, [netuid], text.encode(symbol));
  parameters.MaxAllowedUids.set(store, [netuid], uids);
  parameters.MaxAllowedValidators.set(store, [netuid], 64);
  parameters.MinAllowedWeights.set(store, [netuid], 0);
  parameters.NetworkRegistrationAllowed.set(store, [netuid], true);
  Tempo.set(store, [netuid], 100);
}

function beginRoot({ store }: Context, owner: SubtensorGenesis["rootOwner"]): void {
  subnets.SubnetOwner.set(store, [ROOT], owner?.coldkey ?? ZERO_ACCOUNT);
  subnets.SubnetOwnerHotkey.set(store, [ROOT], owner?.hotkey ?? ZERO_ACCOUNT);
  neurons.SubnetworkN.set(store, [ROOT], 0);
  parameters.TargetRegistrationsPerInterval.set(store, [ROOT], 1);
  // Root is never started by a call; Subtensor's first block opens it to stakers through a migration.
  subnets.SubtokenEnabled.set(store, [ROOT], true);
}

/** The zero account as the only neuron of a subnet. */
function beginNeuron({ store }: Context, netuid: NetUid): void {
  neurons.SubnetworkN.set(store, [netuid], 1);
  neurons.Keys.set(store, [netuid, 0], ZERO_ACCOUNT);
  neurons.Uids.set(store, [netuid, ZERO_ACCOUNT], 0);
  neurons.IsNetworkMember.set(store, [ZERO_ACCOUNT, netuid], true);
  neurons.BlockAtRegistration.set(store, [netuid, 0], 0n);
  neurons.Active.set(store, [netuid], [true]);
  neurons.Emission.set(store, [netuid], [0n]);
  neurons.LastUpdate.set(store, [storageIndexOf(netuid, 0)], [0n]);
  neurons.Incentive.set(store, [storageIndexOf(netuid, 0)], [0]);
  neurons.ValidatorPermit.set(store, [netuid], [false]);
  for (const vector of [neurons.Consensus, neurons.Dividends, neurons.ValidatorTrust]) vector.set(store, [netuid], [0]);
}

function beginApex(ctx: Context): void {
  const { store } = ctx;
  const share = safeFloatFromInt(APEX_ALPHA_OUT);
  subnets.SubnetMechanism.set(store, [APEX], 1);
  subnets.SubnetOwner.set(store, [APEX], ZERO_ACCOUNT);
  subnets.SubnetLocked.set(store, [APEX], 1n);
  subnets.LargestLocked.set(store, [APEX], 1n);
  pool.SubnetTAO.set(store, [APEX], APEX_TAO);
  pool.SubnetAlphaIn.set(store, [APEX], APEX_ALPHA_IN);
  pool.SubnetAlphaOut.set(store, [APEX], APEX_ALPHA_OUT);
  pool.TotalStake.mutate(store, total => total + APEX_TAO);
  ctx.use(AlphaLedgerPort).mint(ctx, APEX, APEX_ALPHA_IN + APEX_ALPHA_OUT);
  Owner.set(store, [ZERO_ACCOUNT], ZERO_ACCOUNT);
  StakingHotkeys.set(store, [ZERO_ACCOUNT], [ZERO_ACCOUNT]);
  AlphaV2.set(store, [ZERO_ACCOUNT, ZERO_ACCOUNT, APEX], share);
  TotalHotkeySharesV2.set(store, [ZERO_ACCOUNT, APEX], share);
  TotalHotkeyAlpha.set(store, [ZERO_ACCOUNT, APEX], APEX_ALPHA_OUT);
  TotalAlphaStaked.set(store, [APEX], APEX_ALPHA_OUT);
  beginNeuron(ctx, APEX);
}

/** Writes the network's state at block 0, after the balances. */
export function genesis(ctx: Context, { rootOwner, apex }: SubtensorGenesis): void {
  const { fixes } = config(ctx).rules;
  pool.TotalIssuance.set(ctx.store, fixes.genesisIssuanceIsBalances ? ctx.use(TaoPort).issuance(ctx) : 0n);
  begin(ctx, ROOT, "\u03a4", 64);
  beginRoot(ctx, rootOwner);
  if (!apex) return;
  begin(ctx, APEX, "\u03b1", 256);
  beginApex(ctx);
}
