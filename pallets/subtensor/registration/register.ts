import { type Context, ensure } from "@waystone/frame";
import type { NetUid } from "@waystone/primitives";
import type { Coldkey, Hotkey } from "../accounts.ts";
import { Err } from "../errors.ts";
import { createHotkey, ensureOwnsHotkey } from "../keys/hotkeys.ts";
import { isRegistered } from "../neurons/lookups.ts";
import { recordTaoFlow } from "../pool/flow.ts";
import { SubnetAlphaOut } from "../pool/storage.ts";
import { swapTaoForAlpha } from "../pool/swap.ts";
import { balanceOf, transferToSubnet } from "../pool/tao.ts";
import { Burn, NetworkRegistrationAllowed } from "../subnets/hyperparameters.ts";
import { ensureSubnetExists, ROOT } from "../subnets/lookups.ts";
import { NeuronRegistered } from "./events.ts";
import { raisePrice } from "./price.ts";
import { placeFor, takePlace } from "./pruning.ts";
import { RAORecycledForRegistration, RegistrationsThisBlock } from "./storage.ts";

/** What every neuron needs, however it registers. @throws DispatchFailure `RegistrationNotPermittedOnRootSubnet`, `SubnetNotExists` */
export function ensureOrdinarySubnet(ctx: Context, netuid: NetUid): void {
  ensure(netuid !== ROOT, Err.RegistrationNotPermittedOnRootSubnet);
  ensureSubnetExists(ctx, netuid);
}

/** @throws DispatchFailure as {@link ensureOrdinarySubnet}, `SubNetRegistrationDisabled`, `HotKeyAlreadyRegisteredInSubNet` */
export function ensureCanRegister(ctx: Context, netuid: NetUid, hotkey: Hotkey): void {
  ensureOrdinarySubnet(ctx, netuid);
  ensure(NetworkRegistrationAllowed.get(ctx.store, netuid), Err.SubNetRegistrationDisabled);
  ensure(!isRegistered(ctx, netuid, hotkey), Err.HotKeyAlreadyRegisteredInSubNet);
}

/**
 * Pays the price in rao and destroys the alpha that it buys. The fee of that swap stays in the subnet's account, and the count of
 * alpha in existence is not told (quirks 22 and 4).
 */
function payPrice(ctx: Context, coldkey: Coldkey, netuid: NetUid, price: bigint): void {
  const { store } = ctx;
  const paid = transferToSubnet(ctx, netuid, coldkey, price);
  const { paidOut } = swapTaoForAlpha(ctx, netuid, paid);
  SubnetAlphaOut.mutate(store, [netuid], alpha => (alpha > paidOut ? alpha - paidOut : 0n));
  RAORecycledForRegistration.mutate(store, [netuid], total => total + price);
  recordTaoFlow(ctx, netuid, paid);
}

/**
 * Registers a hotkey for the price that its coldkey pays (`runtime.md` 4.1), and creates it where nobody owns it.
 * @throws DispatchFailure as {@link ensureCanRegister}, `NotEnoughBalanceToStake`, `CannotUseSystemAccount`,
 * `NonAssociatedColdKey`, `NoNeuronIdAvailable`, a `Swap` error
 */
export function registerByBurn(ctx: Context, coldkey: Coldkey, netuid: NetUid, hotkey: Hotkey): void {
  ensureCanRegister(ctx, netuid, hotkey);
  const price = Burn.get(ctx.store, netuid);
  ensure(balanceOf(ctx, coldkey) >= price, Err.NotEnoughBalanceToStake);
  createHotkey(ctx, coldkey, hotkey);
  ensureOwnsHotkey(ctx, coldkey, hotkey);
  const place = placeFor(ctx, netuid);
  payPrice(ctx, coldkey, netuid, price);
  const uid = takePlace(ctx, netuid, place, hotkey);
  raisePrice(ctx, netuid);
  RegistrationsThisBlock.mutate(ctx.store, [netuid], count => count + 1);
  ctx.emit(NeuronRegistered(netuid, uid, hotkey));
}
