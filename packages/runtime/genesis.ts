import { EMPTY_STATE, Origin, type Runtime, RuntimeContext, type StateChange } from "@waystone/frame";
import { type Header, headerHash, ZERO_HASH } from "@waystone/primitives";
import { toHex } from "@waystone/scale";
import { EMPTY_ROOT, trieRoot } from "@waystone/state";
import type { Preset } from "./presets/preset.ts";
import { writeGenesis } from "./presets/write.ts";

/** Block 0 of a chain. */
export interface Genesis {
  /** The whole state, in key order. */
  readonly changes: readonly StateChange[];
  readonly header: Header;
  readonly hash: Header["parentHash"];
}

const text = new TextEncoder();

/**
 * Builds block 0: the state that the preset says, the block time, and a header over them. Two chains that differ in any of it
 * differ in their genesis hash.
 */
export function buildGenesis(runtime: Runtime, preset: Preset, blockTimeMs: bigint): Genesis {
  const store = runtime.newStore(EMPTY_STATE);
  const ctx = new RuntimeContext(runtime, store, Origin.root, { phase: { type: "Initialization", value: undefined } });
  writeGenesis(ctx, preset, blockTimeMs);
  // Clients tell runtimes apart by the hash of `:code`; there is no WebAssembly here, so it names version, preset and block time.
  const code = `waystone runtime ${runtime.version.specName} ${runtime.version.specVersion} preset ${preset.name} slot ${blockTimeMs} ms`;
  store.setRaw(text.encode(":code"), text.encode(code));
  store.takeEvents();
  const changes = store.changes();
  const pairs = changes.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const header: Header = {
    parentHash: ZERO_HASH,
    number: 0,
    stateRoot: toHex(trieRoot(pairs, 1)),
    extrinsicsRoot: toHex(EMPTY_ROOT),
    digest: { logs: [] },
  };
  return { changes, header, hash: headerHash(header) };
}
