// What a trade with a subnet's pool comes to, from the rules and not from the node: a pool of equal weights, and its fee.
const FEE_RATE = 33n; // of 65535
const ONE = 10n ** 18n; // the scale in which the pool's ratio is rounded down

/** TAO and alpha of a pool. */
export type Reserves = readonly [tao: bigint, alpha: bigint];

function feeOf(amount: bigint): bigint {
  // The ratio is truncated to 64 binary digits first.
  return (amount * ((FEE_RATE << 64n) / 65535n)) >> 64n;
}

/** What a pool gives for an amount without a fee, of the reserve `outOf`. */
export function traded(into: bigint, amount: bigint, outOf: bigint): bigint {
  // What is left of the reserve is rounded down to the scale, then to 64 binary digits; what is given away is rounded down too.
  const left = (((into * ONE) / (into + amount)) << 64n) / ONE;
  return (outOf * ((1n << 64n) - left)) >> 64n;
}

/** Alpha for TAO, and the fee in TAO. */
export function bought([tao, alpha]: Reserves, amount: bigint): { readonly out: bigint; readonly fee: bigint } {
  const fee = feeOf(amount);
  return { out: traded(tao, amount - fee, alpha), fee };
}

/** TAO for alpha, and the fee in alpha. */
export function sold([tao, alpha]: Reserves, amount: bigint): { readonly out: bigint; readonly fee: bigint } {
  const fee = feeOf(amount);
  return { out: traded(alpha, amount - fee, tao), fee };
}
