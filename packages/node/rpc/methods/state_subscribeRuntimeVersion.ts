import { versionJson } from "../format.ts";
import { subscription } from "../method.ts";

/** Tells the runtime's version now and when it changes. */
export const state_subscribeRuntimeVersion = subscription({
  name: "state_subscribeRuntimeVersion",
  aliases: ["chain_subscribeRuntimeVersion"],
  notification: "state_runtimeVersion",
  unsubscribe: ["state_unsubscribeRuntimeVersion", "chain_unsubscribeRuntimeVersion"],
  params: {},
  start({ backend }, _, subscription) {
    let last = backend.runtimeVersion(backend.head().hash);
    subscription.send(versionJson(last));
    return backend.onBlock(({ hash }) => {
      const version = backend.runtimeVersion(hash);
      if (version.specVersion === last.specVersion && version.transactionVersion === last.transactionVersion) return;
      last = version;
      subscription.send(versionJson(version));
    });
  },
});
