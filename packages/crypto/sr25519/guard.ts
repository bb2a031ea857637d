import { __wasm, sr25519_keypair_from_seed, sr25519_verify } from "@polkadot-labs/schnorrkel-wasm";

// A Rust panic leaves the shadow stack where it was and keeps the call's buffers; a thousand of them would break the module for good, so
// that right signatures fail too. After a trap the memory is put back to what it was at start: the module keeps no state between calls.
// One verification first, so that the allocator already owns room for usual messages and need not grow after each repair. No signature:
// the random generator's state would be part of the copy and be played again.
const { publicKey, shaped } = {
  publicKey: sr25519_keypair_from_seed(new Uint8Array(32)).slice(64),
  shaped: new Uint8Array(64),
};
shaped[63] = 0x80;
sr25519_verify(publicKey, new Uint8Array(0x1_0000), shaped);
const pristine = new Uint8Array(__wasm.memory.buffer).slice();

/** Result of a call into the module, or undefined if it trapped; afterwards the module is as new in either case. */
export function guarded<T>(call: () => T): T | undefined {
  const stack = __wasm.__wbindgen_add_to_stack_pointer(0);
  try {
    return call();
  } catch {
    __wasm.__wbindgen_add_to_stack_pointer(stack - __wasm.__wbindgen_add_to_stack_pointer(0));
    new Uint8Array(__wasm.memory.buffer).set(pristine);
    return undefined;
  }
}
