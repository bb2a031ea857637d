import { versionJson } from "../format.ts";
import { method } from "../method.ts";

/** Tells the runtime's version now and when it changes. */
export const state_subscribeRuntimeVersion = method(({ backend, session }) => {
  let stop = (): void => undefined;
  const subscription = session.open("state_runtimeVersion", () => stop());
  let last = backend.runtimeVersion(backend.head().hash);
  stop = backend.onBlock(({ hash }) => {
    const version = backend.runtimeVersion(hash);
    if (version.specVersion === last.specVersion) return;
    last = version;
    subscription.send(versionJson(version));
  });
  queueMicrotask(() => subscription.send(versionJson(last)));
  return subscription.id;
});
