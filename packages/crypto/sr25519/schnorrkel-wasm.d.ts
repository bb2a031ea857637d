import "@polkadot-labs/schnorrkel-wasm";

// Exported by the package, missing in its types.
declare module "@polkadot-labs/schnorrkel-wasm" {
  /** The instance's raw exports. */
  export const __wasm: {
    readonly memory: WebAssembly.Memory;
    /** Moves the shadow stack by `delta` bytes and gives the new position. */
    __wbindgen_add_to_stack_pointer(delta: number): number;
  };
}
