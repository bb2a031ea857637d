import { area } from "@waystone/frame";
import { dissolve_network } from "./calls/dissolve_network.ts";
import { register_network } from "./calls/register_network.ts";
import { register_network_with_identity } from "./calls/register_network_with_identity.ts";
import { root_dissolve_network } from "./calls/root_dissolve_network.ts";
import { start_call } from "./calls/start_call.ts";
import { update_symbol } from "./calls/update_symbol.ts";

/** Subnets are registered, started and dissolved. */
export const networks = area({
  calls: {
    register_network,
    register_network_with_identity,
    start_call,
    root_dissolve_network,
    dissolve_network,
    update_symbol,
  },
});
