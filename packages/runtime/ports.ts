import { verifySignature } from "@waystone/crypto";
import {
  type CallFilter,
  CallFilterPort,
  type Context,
  type Provision,
  provide,
  type Runtime,
  type RuntimeCall,
  type SignatureVerifier,
  SignatureVerifierPort,
  SystemPortKey,
} from "@waystone/frame";
import { AuraConfigPort, author, authority } from "@waystone/pallet-aura";
import { AccountBooksPort, BalancesConfigPort, currency } from "@waystone/pallet-balances";
import { ShieldAuthorsPort } from "@waystone/pallet-mev-shield";
import { SubtensorErrorEncoderPort, SubtensorModule, subtensorRefusal } from "@waystone/pallet-subtensor";
import { SudoErrorEncoderPort } from "@waystone/pallet-sudo";
import {
  Account,
  CallFiltered,
  decProviders,
  ErrorEncoderPort,
  ExtrinsicsRootPort,
  incProviders,
  SUBTENSOR_LIMITS,
  SystemConfigPort,
  systemPort,
} from "@waystone/pallet-system";
import { TimestampConfigPort } from "@waystone/pallet-timestamp";
import { FeeConfigPort, FeeTillPort } from "@waystone/pallet-transaction-payment";
import { UtilityErrorEncoderPort } from "@waystone/pallet-utility";
import { fromHex, toHex } from "@waystone/scale";
import { orderedTrieRoot } from "@waystone/state";
import { MetadataHashPort } from "./extensions.ts";
import type { RuntimeParameters } from "./parameters.ts";
import { VERSION } from "./version.ts";
import { subtensorProvisions } from "./wiring/subtensor.ts";

/** Least balance of an account: 500 rao. */
export const EXISTENTIAL_DEPOSIT = 500n;

/** What wallets that trust nobody show amounts and addresses with. */
const TOKEN = { symbol: "TAO", decimals: 9, ss58Prefix: 42 };

const KIND = { Ed25519: "ed25519", Sr25519: "sr25519", Ecdsa: "ecdsa" } as const;

/** Checks a signature on the spot: 150 µs for sr25519. */
const checkHere: SignatureVerifier = (signature, payload, who) =>
  verifySignature(KIND[signature.type], fromHex(who), payload, signature.value);

const BATCHES = new Set(["batch", "batch_all", "force_batch"]);
const isBatch = (call: RuntimeCall) => call.pallet === "Utility" && BATCHES.has(call.call);

/** A batch directly inside a batch is refused, and what the subnets' guards refuse. */
const callFilter: CallFilter = (call, ctx, origin) => {
  if (!isBatch(call)) return origin.account === undefined ? undefined : subtensorRefusal(ctx, call, origin.account);
  const { calls } = call.args as { readonly calls: readonly RuntimeCall[] };
  return calls.some(isBatch) ? CallFiltered : undefined;
};

/** Keeps the network's own count of TAO in step with the balances. */
function countIssuance({ store }: Context, change: bigint): void {
  SubtensorModule.storage.TotalIssuance.mutate(store, total => (total + change > 0n ? total + change : 0n));
}

/** What stands behind the pallets' ports in this runtime. */
export function provisions(runtime: () => Runtime, parameters: RuntimeParameters): Provision[] {
  const encodeError = (failure: Parameters<Runtime["errors"]["toWire"]>[0]) => runtime().errors.toWire(failure);
  let metadataHash: Uint8Array | undefined;
  return [
    provide(SystemConfigPort, {
      version: VERSION,
      apis: () => runtime().apis.map(({ id, version }) => [id, version] as const),
      limits: SUBTENSOR_LIMITS,
      ss58Prefix: TOKEN.ss58Prefix,
    }),
    provide(SystemPortKey, systemPort),
    provide(ErrorEncoderPort, encodeError),
    provide(SudoErrorEncoderPort, encodeError),
    provide(UtilityErrorEncoderPort, encodeError),
    provide(SubtensorErrorEncoderPort, encodeError),
    provide(ExtrinsicsRootPort, extrinsics => toHex(orderedTrieRoot(extrinsics, 0))),
    provide(SignatureVerifierPort, parameters.verifier ?? checkHere),
    provide(CallFilterPort, callFilter),
    provide(MetadataHashPort, () => {
      metadataHash ??= runtime().metadataHash(TOKEN);
      return metadataHash;
    }),
    provide(TimestampConfigPort, { minimumPeriod: parameters.blockTimeMs / 2n }),
    provide(AuraConfigPort, { slotDuration: parameters.blockTimeMs }),
    provide(ShieldAuthorsPort, { current: ctx => authority(ctx), afterNext: ctx => authority(ctx, 2n) }),
    provide(AccountBooksPort, {
      get: (ctx, who) => Account.get(ctx.store, who).data,
      set: (ctx, who, data) => Account.mutate(ctx.store, [who], info => ({ ...info, data })),
      *all(ctx) {
        for (const [[who], info] of Account.iterPrefix(ctx.store)) yield [who, info.data];
      },
      hasConsumers: (ctx, who) => Account.get(ctx.store, who).consumers > 0,
      incProviders,
      decProviders,
    }),
    provide(BalancesConfigPort, { existentialDeposit: EXISTENTIAL_DEPOSIT, onIssuance: countIssuance }),
    provide(FeeConfigPort, {
      raoPerBillion: 500_000n,
      raoPerByte: 1n,
      baseExtrinsic: SUBTENSOR_LIMITS.baseExtrinsic,
      maxBlock: SUBTENSOR_LIMITS.maxBlock,
    }),
    provide(FeeTillPort, {
      canPay: (ctx, who, amount) => amount === 0n || currency.reducible(ctx, who, true) >= amount,
      take: (ctx, who, amount) => currency.withdraw(ctx, who, amount, true),
      refund: (ctx, who, amount) => currency.deposit(ctx, who, amount),
      collect(ctx, amount) {
        if (amount === 0n) return;
        const to = author(ctx);
        if (to !== undefined && currency.free(ctx, to) + amount >= EXISTENTIAL_DEPOSIT)
          return currency.deposit(ctx, to, amount);
        // An author that would stay below the existential deposit, or no author at all: the fee leaves the issuance.
        currency.rescind(ctx, amount);
        countIssuance(ctx, -amount);
      },
    }),
    ...subtensorProvisions(parameters),
  ];
}
