import { tryState } from "@waystone/frame";
import type { AccountId, NetUid } from "@waystone/primitives";
import { subnetAccount } from "../accounts.ts";
import { mintForParticipants } from "../coinbase/alpha.ts";
import { createHotkey } from "../keys/hotkeys.ts";
import { account, type Bench, bench } from "../mock.ts";
import { SubnetAlphaIn, SubnetTAO, TotalStake } from "../pool/storage.ts";
import { AlphaLedgerPort, TaoPort } from "../ports.ts";
import { stakeOf } from "../shares/stake.ts";
import { accrueRootDividend } from "../staking/rewards.ts";
import { NetworksAdded, SubnetMechanism, SubtokenEnabled } from "../subnets/storage.ts";

export const TAO = 1_000_000_000n;
/** A coldkey with 1000 TAO, its hotkey, a nominator with 1000 TAO, and another hotkey of the coldkey. */
export const [COLD, HOT, NOMINATOR, OTHER_HOT] = [account(201), account(202), account(203), account(204)];

/** A bench on which stake can be traded. */
export interface StakingBench extends Bench {
  free(who: AccountId): bigint;
  stake(netuid: NetUid, hotkey?: AccountId, coldkey?: AccountId): bigint;
  /** What does not hold of the books. */
  problems(): string[];
  /** Makes alpha of subnet 1, in rao, and gives it to the root stakers of {@link HOT}, as an epoch does. */
  rootDividend(alpha: bigint): void;
  /** Adds a subnet with a pool of so much TAO and alpha, in rao. */
  addSubnet(netuid: NetUid, tao: bigint, alpha: bigint): void;
}

/** Root and subnet 1, opened; the pool of subnet 1 has 1000 TAO and 1000 alpha. */
export function stakingBench(): StakingBench {
  const b = bench();
  const { store, ctx } = b;
  for (const who of [COLD, NOMINATOR]) b.fund(who, 1_000n * TAO);
  for (const hotkey of [HOT, OTHER_HOT]) createHotkey(ctx, COLD, hotkey);
  const deepen = (netuid: NetUid, tao: bigint, alpha: bigint) => {
    b.fund(subnetAccount(netuid), tao);
    SubnetTAO.mutate(store, [netuid], have => have + tao);
    TotalStake.mutate(store, have => have + tao);
    SubnetAlphaIn.mutate(store, [netuid], have => have + alpha);
    ctx.use(AlphaLedgerPort).mint(ctx, netuid, alpha);
    SubtokenEnabled.set(store, [netuid], true);
  };
  SubtokenEnabled.set(store, [0], true);
  deepen(1, 990n * TAO, 990n * TAO);
  store.takeEvents();
  return {
    ...b,
    free: who => ctx.use(TaoPort).free(ctx, who),
    stake: (netuid, hotkey = HOT, coldkey = COLD) => stakeOf(ctx, hotkey, coldkey, netuid),
    problems: () => tryState(ctx.runtime, store),
    rootDividend(alpha) {
      mintForParticipants(ctx, 1, alpha);
      accrueRootDividend(ctx, HOT, 1, alpha);
    },
    addSubnet(netuid, tao, alpha) {
      NetworksAdded.set(store, [netuid], true);
      SubnetMechanism.set(store, [netuid], 1);
      deepen(netuid, tao, alpha);
    },
  };
}
