import type { KeyPair } from "@waystone/crypto";
import type { RuntimeContext } from "@waystone/frame";
import { type Runtime, type RuntimeCall, signaturePayload, withLength } from "@waystone/frame";
import { AccountId, type Era, MultiAddress, MultiSignature } from "@waystone/primitives";
import { Writer } from "@waystone/scale";

/** Signs a call as a wallet does, with no tip; with an immortal era where none is given. For tests. */
export function signCall(
  runtime: Runtime,
  ctx: RuntimeContext,
  key: KeyPair,
  nonce: number,
  call: RuntimeCall,
  era: Era = { type: "Immortal" },
): Uint8Array {
  const extra = runtime.extensions.map(({ identifier }) => {
    switch (identifier) {
      case "CheckMortality":
        return era;
      case "CheckNonce":
        return nonce;
      case "ChargeTransactionPayment":
        return 0n;
      case "CheckMetadataHash":
        return { mode: "Disabled" };
      default:
        return {};
    }
  });
  const extraWriter = new Writer(runtime.codecs);
  for (const [i, { extra: codec }] of runtime.extensions.entries()) codec.write(extraWriter, extra[i]);
  const extraBytes = extraWriter.finish();
  const callBytes = runtime.calls.encode(call, runtime.codecs);
  const payload = signaturePayload(runtime, ctx, { callBytes, extraBytes }, extra);
  const w = new Writer(runtime.codecs);
  w.byte(0x84);
  MultiAddress.write(w, { type: "Id", value: AccountId.from(key.accountId) });
  MultiSignature.write(w, { type: "Sr25519", value: key.sign(payload) });
  w.raw(extraBytes);
  w.raw(callBytes);
  return withLength(w.finish());
}
