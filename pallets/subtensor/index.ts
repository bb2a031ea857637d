import { definePallet } from "@waystone/frame";
import { children } from "./children/index.ts";
import { coinbase } from "./coinbase/index.ts";
import { constants } from "./constants.ts";
import { epoch } from "./epoch/index.ts";
import { Err } from "./errors.ts";
import { hooks } from "./hooks.ts";
import { tryState } from "./invariants.ts";
import { keys } from "./keys/index.ts";
import { leasing } from "./leasing/index.ts";
import { locks } from "./locks/index.ts";
import { networks } from "./networks/index.ts";
import { neurons } from "./neurons/index.ts";
import { pool } from "./pool/index.ts";
import { registration } from "./registration/index.ts";
import { root } from "./root/index.ts";
import { serving } from "./serving/index.ts";
import { shares } from "./shares/index.ts";
import { staking } from "./staking/index.ts";
import { subnetHyperparameters, subnetSchedule, subnets } from "./subnets/index.ts";
import { swaps } from "./swaps/index.ts";
import { weights } from "./weights/index.ts";

export { BURN_ACCOUNT, isSubnetAccount, subnetAccount } from "./accounts.ts";
export { hyperparameters } from "./admin/index.ts";
export { subtensorApis } from "./api/apis.ts";
export { type SubtensorConfig, SubtensorConfigPort } from "./config/config.ts";
export { dev, local, mainnet, reference } from "./config/presets.ts";
export { Err as SubtensorErrors } from "./errors.ts";
export { SubtensorTransactionExtension } from "./extension.ts";
export { APEX_ACCOUNT, APEX_TAO, genesis, type SubtensorGenesis } from "./genesis.ts";
export { refusal as subtensorRefusal } from "./guards.ts";
export { isRegistered } from "./neurons/lookups.ts";
export { resetBonds } from "./neurons/reset-bonds.ts";
export {
  type AccountOrder,
  AccountOrderPort,
  type AlphaLedger,
  AlphaLedgerPort,
  type Amm,
  AmmPort,
  type BlockAuthor,
  BlockAuthorPort,
  type Commitments,
  CommitmentsPort,
  type CurrentCrowdloan,
  CurrentCrowdloanPort,
  type Drand,
  DrandPort,
  ErrorEncoderPort as SubtensorErrorEncoderPort,
  type LeaseProxies,
  LeaseProxiesPort,
  type ParentHash,
  ParentHashPort,
  type RunningCrowdloan,
  type Tao,
  TaoPort,
} from "./ports.ts";
export { subtensorSteps } from "./step-table.ts";

/** Subnets, neurons, stakes, weights, the epoch and emission. Each area knows only those that stand before it. */
export const SubtensorModule = definePallet({
  name: "SubtensorModule",
  crate: "pallet_subtensor",
  areas: [
    keys,
    subnets,
    subnetSchedule,
    subnetHyperparameters,
    neurons,
    pool,
    shares,
    locks,
    children,
    staking,
    serving,
    registration,
    weights,
    epoch,
    root,
    coinbase,
    networks,
    swaps,
    leasing,
  ],
  errors: Err,
  constants,
  hooks,
  tryState,
});
