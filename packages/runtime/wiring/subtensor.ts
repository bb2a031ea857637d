import { type Provision, provide, SystemPortKey } from "@waystone/frame";
import { HyperparametersPort } from "@waystone/pallet-admin-utils";
import { alphaAssets } from "@waystone/pallet-alpha-assets";
import { author } from "@waystone/pallet-aura";
import { currency } from "@waystone/pallet-balances";
import { CommittersPort, commitments } from "@waystone/pallet-commitments";
import {
  AccountOrderPort,
  AlphaLedgerPort,
  AmmPort,
  BlockAuthorPort,
  CommitmentsPort,
  CurrentCrowdloanPort,
  DrandPort,
  hyperparameters,
  isRegistered,
  local,
  ParentHashPort,
  resetBonds,
  SubtensorConfigPort,
  SubtensorModule,
  subtensorSteps,
  TaoPort,
} from "@waystone/pallet-subtensor";
import { amm, bookSwap, ReservesPort, SUBTENSOR_SWAP, SwapConfigPort } from "@waystone/pallet-swap";
import { ZERO_HASH } from "@waystone/primitives";
import type { RuntimeParameters } from "../parameters.ts";

const { NetworksAdded, SubnetEpochIndex, SubnetAlphaIn, SubnetMechanism, SubnetTAO } = SubtensorModule.storage;

/** What stands behind the ports of the subnets, their pools and their alpha. */
export function subtensorProvisions({ blockTimeMs, subtensor }: RuntimeParameters): Provision[] {
  return [
    provide(SubtensorConfigPort, subtensor ?? local(blockTimeMs)),
    provide(TaoPort, currency),
    provide(AmmPort, { ...amm, book: bookSwap }),
    provide(AlphaLedgerPort, alphaAssets),
    provide(BlockAuthorPort, author),
    // Accounts are hex of their bytes, so that text is ordered as bytes are.
    provide(AccountOrderPort, (a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    provide(ParentHashPort, ctx => {
      const system = ctx.use(SystemPortKey);
      return system.blockHash(ctx, system.blockNumber(ctx) - 1) ?? ZERO_HASH;
    }),
    provide(CommitmentsPort, commitments),
    provide(CommittersPort, {
      mayCommit: isRegistered,
      resetBonds,
      epochIndex: ({ store }, netuid) => SubnetEpochIndex.get(store, netuid),
    }),
    // No pallet of this runtime follows drand or runs crowdloans: there are no pulses, and there is nobody to lease to.
    provide(DrandPort, { lastRound: () => 0n, signature: () => undefined }),
    provide(CurrentCrowdloanPort, () => undefined),
    provide(SwapConfigPort, SUBTENSOR_SWAP),
    provide(ReservesPort, {
      get: ({ store }, netuid) => ({ tao: SubnetTAO.get(store, netuid), alpha: SubnetAlphaIn.get(store, netuid) }),
      decrease({ store }, netuid, tao, alpha) {
        if (tao > 0n) SubnetTAO.mutate(store, [netuid], have => (have > tao ? have - tao : 0n));
        if (alpha > 0n) SubnetAlphaIn.mutate(store, [netuid], have => (have > alpha ? have - alpha : 0n));
      },
      mechanism: ({ store }, netuid) => SubnetMechanism.get(store, netuid),
      exists: ({ store }, netuid) => NetworksAdded.get(store, netuid),
      *subnets({ store }) {
        for (const [[netuid], added] of NetworksAdded.iterPrefix(store)) if (added) yield netuid;
      },
    }),
    provide(HyperparametersPort, hyperparameters),
    ...subtensorSteps,
  ];
}
