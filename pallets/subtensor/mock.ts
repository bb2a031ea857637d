import { dispatchCall, EMPTY_STATE, type EmittedEvent, Origin, RuntimeContext, type Store } from "@waystone/frame";
import { genesis as balancesGenesis } from "@waystone/pallet-balances";
import { Number as BlockNumber } from "@waystone/pallet-system";
import type { AccountId, Rao } from "@waystone/primitives";
import { composeRuntime } from "@waystone/runtime";
import type { SubtensorConfig } from "./config/config.ts";
import { local } from "./config/presets.ts";
import { APEX_ACCOUNT, APEX_TAO, genesis } from "./genesis.ts";

/** The whole runtime over an empty state, for tests: root and subnet 1 are there, nothing else. */
export interface Bench {
  readonly store: Store;
  /** With root's rights. */
  readonly ctx: RuntimeContext;
  /** With the rights of an account. */
  as(who: AccountId): RuntimeContext;
  /** Makes a call of SubtensorModule; without `who`, as root. @throws DispatchFailure what it fails with; nothing changed then */
  call(name: string, args: unknown, who?: AccountId): void;
  /** Gives an account TAO, in rao. */
  fund(who: AccountId, amount: Rao): void;
  /** Goes to a block without running hooks. */
  goTo(block: number): void;
  /** Events since the last time: name and values. */
  events(): readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

/** Account number `n`, for tests. */
export function account(n: number): AccountId {
  return `0x${n.toString(16).padStart(64, "0")}` as AccountId;
}

/** A new {@link Bench}; by default with the rules of `local` and blocks of 12 seconds. */
export function bench(config: SubtensorConfig = local(12_000n)): Bench {
  const runtime = composeRuntime({ blockTimeMs: 12_000n, subtensor: config });
  const store = runtime.newStore(EMPTY_STATE);
  const ctx = new RuntimeContext(runtime, store, Origin.root, { phase: { type: "Initialization", value: undefined } });
  balancesGenesis(ctx, [[APEX_ACCOUNT, APEX_TAO]]);
  genesis(ctx, { apex: true });
  BlockNumber.set(store, 1);
  store.takeEvents();
  const names = new Map(
    runtime.placed.flatMap(p => p.events.map(([name, def]) => [def, `${p.name}.${name}`] as const)),
  );
  const { TotalIssuance } = runtime.pallets.SubtensorModule[1].storage;
  return {
    store,
    ctx,
    as: who => ctx.as(Origin.signed(who)),
    call(name, args, who) {
      const origin = who === undefined ? Origin.root : Origin.signed(who);
      dispatchCall(ctx, { pallet: "SubtensorModule", call: name, args }, origin);
    },
    fund(who, amount) {
      balancesGenesis(ctx, [[who, amount]]);
      TotalIssuance.mutate(store, total => total + amount);
    },
    goTo: block => BlockNumber.set(store, block),
    events: () =>
      store.takeEvents().map(logged => {
        const { event } = logged as EmittedEvent;
        return { name: (names.get(event.def) ?? "").replace("SubtensorModule.", ""), values: event.values };
      }),
  };
}
