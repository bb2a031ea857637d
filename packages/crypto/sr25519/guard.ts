import { __wasm, sr25519_keypair_from_seed, sr25519_sign } from "@polkadot-labs/schnorrkel-wasm";

// A Rust panic leaves the shadow stack where it was and keeps the call's buffers; a thousand of them would break the module for good, so
// that right signatures fail too. After a trap the memory is put back to what it was at start: the module keeps no state between calls.
// One signature first, so that the allocator already owns room for usual messages and need not grow after each repair.
const warm = sr25519_keypair_from_seed(new Uint8Array(32));
sr25519_sign(warm.subarray(64), warm.subarray(0, 64), new Uint8Array(0x1_0000));
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
