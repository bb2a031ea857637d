import type { RuntimeApi } from "@waystone/frame";
import { delegateInfoApi } from "./delegate-api.ts";
import { neuronInfoApi } from "./neuron-api.ts";
import { subnetRegistrationApi } from "./registration-api.ts";
import { stakeInfoApi } from "./stake-api.ts";
import { subnetInfoApi } from "./subnet-api.ts";

/** What clients ask of the pallet beside its storage. */
export const subtensorApis: readonly RuntimeApi[] = [
  delegateInfoApi,
  neuronInfoApi,
  subnetInfoApi,
  stakeInfoApi,
  subnetRegistrationApi,
];
