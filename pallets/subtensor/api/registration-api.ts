import { apiMethod, type RuntimeApi, runtimeApi } from "@waystone/frame";
import { Rao } from "@waystone/primitives";
import { lockCost } from "../networks/lock-cost.ts";

/** What a new subnet costs. */
export const subnetRegistrationApi: RuntimeApi = runtimeApi(
  "SubnetRegistrationRuntimeApi",
  1,
  ["What a new subnet costs."],
  {
    get_network_registration_cost: apiMethod({
      docs: ["Price of a new subnet in this block, in rao."],
      args: {},
      result: Rao,
      handle: ctx => lockCost(ctx),
    }),
  },
);
