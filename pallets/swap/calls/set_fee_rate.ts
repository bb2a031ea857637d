import { call, ensure, weight } from "@waystone/frame";
import { NetUid } from "@waystone/primitives";
import { u16 } from "@waystone/scale";
import { ReservesPort, SwapConfigPort } from "../config.ts";
import { Err } from "../errors.ts";
import { FeeRateSet } from "../events.ts";
import { FeeRate } from "../storage.ts";

/** Root sets the fee of a subnet's swaps. */
export const set_fee_rate = call({
  index: 0,
  weight: weight(140_063_000n, 3_994n),
  docs: [
    "Set what share of a swap's input is taken as fee on a subnet, in 65535ths; 33 is about 0.05 %.",
    "Origin: root.",
    "Emits `FeeRateSet`. Fails with `MechanismDoesNotExist` or `FeeRateTooHigh`.",
  ],
  args: { netuid: NetUid.named("NetUid"), rate: u16.named("u16") },
  dispatch(ctx, { netuid, rate }) {
    ctx.origin.ensureRoot();
    ensure(ctx.use(ReservesPort).exists(ctx, netuid), Err.MechanismDoesNotExist);
    ensure(rate <= ctx.use(SwapConfigPort).maxFeeRate, Err.FeeRateTooHigh);
    FeeRate.set(ctx.store, [netuid], rate);
    ctx.emit(FeeRateSet({ netuid, rate }));
  },
});
