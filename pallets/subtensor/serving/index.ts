import { area } from "@waystone/frame";
import { serve_axon } from "./calls/serve_axon.ts";
import { serve_axon_tls } from "./calls/serve_axon_tls.ts";
import { serve_prometheus } from "./calls/serve_prometheus.ts";
import { set_identity } from "./calls/set_identity.ts";
import * as events from "./events.ts";
import * as storage from "./storage.ts";

/** Endpoints, certificates and EVM addresses of neurons. */
export const serving = area({ storage, events, calls: { serve_axon, serve_axon_tls, serve_prometheus, set_identity } });
