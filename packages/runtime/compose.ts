import { defineRuntime, type Provision, type Runtime } from "@waystone/frame";
import { AdminUtils } from "@waystone/pallet-admin-utils";
import { AlphaAssets } from "@waystone/pallet-alpha-assets";
import { Aura } from "@waystone/pallet-aura";
import { Balances } from "@waystone/pallet-balances";
import { Commitments } from "@waystone/pallet-commitments";
import { MevShield } from "@waystone/pallet-mev-shield";
import { SubtensorModule, subtensorApis } from "@waystone/pallet-subtensor";
import { Sudo } from "@waystone/pallet-sudo";
import { Swap, swapApi } from "@waystone/pallet-swap";
import { System } from "@waystone/pallet-system";
import { Timestamp } from "@waystone/pallet-timestamp";
import { TransactionPayment } from "@waystone/pallet-transaction-payment";
import { Utility } from "@waystone/pallet-utility";
import { auraApi } from "./api/aura.ts";
import { coreApi, metadataApi } from "./api/core.ts";
import { accountNonceApi, taggedTransactionQueueApi, transactionPaymentApi } from "./api/transactions.ts";
import { extensionsInOrder } from "./extensions.ts";
import { checkParameters, type RuntimeParameters } from "./parameters.ts";
import { provisions } from "./ports.ts";
import { VERSION } from "./version.ts";
import { versionWire } from "./version-wire.ts";

/** The pallets of this runtime under their indices on the wire (`runtime.md` 0.5). Indices that are missing are kept free. */
export const PALLETS = {
  System: [0, System],
  Timestamp: [2, Timestamp],
  Aura: [3, Aura],
  Balances: [5, Balances],
  TransactionPayment: [6, TransactionPayment],
  SubtensorModule: [7, SubtensorModule],
  Utility: [11, Utility],
  Sudo: [12, Sudo],
  Commitments: [18, Commitments],
  AdminUtils: [19, AdminUtils],
  Swap: [28, Swap],
  MevShield: [30, MevShield],
  AlphaAssets: [31, AlphaAssets],
} as const;

/** The pallets' types, from which a typed client knows every call and storage item. */
export type Pallets = typeof PALLETS;

/** Provisions, each replaced by another one of its port if there is one. */
function replaced(provisions: readonly Provision[], others: readonly Provision[]): Provision[] {
  const ports = new Set(others.map(other => other.port));
  return [...provisions.filter(({ port }) => !ports.has(port)), ...others];
}

/** The runtime of a chain with these parameters. @throws RuntimeError for parameters that no chain can have */
export function composeRuntime(parameters: RuntimeParameters): Runtime<Pallets> {
  checkParameters(parameters);
  const itself = (): Runtime => runtime;
  const runtime: Runtime<Pallets> = defineRuntime({
    crate: "node_subtensor_runtime",
    version: VERSION,
    pallets: PALLETS,
    ports: replaced(provisions(itself, parameters), parameters.ports ?? []),
    extensions: extensionsInOrder(),
    apis: [
      coreApi(() => versionWire(runtime)),
      metadataApi(format => runtime.metadata(format)),
      taggedTransactionQueueApi(itself),
      accountNonceApi,
      transactionPaymentApi(itself),
      auraApi,
      swapApi,
      ...subtensorApis,
    ],
  });
  return runtime;
}
