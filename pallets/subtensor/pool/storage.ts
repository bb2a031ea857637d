import { Alpha, I64F64, I96F32, i64f64, i96f32, Rao, U64F64, U96F32, u64f64, u96f32 } from "@waystone/primitives";
import { bool, i64, tuple, u64, u128 } from "@waystone/scale";
import { initial } from "../config/config.ts";
import { perSubnet, perSubnetOptional, single } from "../items.ts";

export const TotalIssuance = single("TAO in existence, in rao; governs halvings.", Rao, initial("issuance"));
export const TotalStake = single("TAO in all pools and on root, in rao.", Rao, 0n);
export const SubnetTAO = perSubnet("TAO in a subnet's pool, in rao; on root, the TAO that is staked there.", Rao, 0n);
export const SubnetAlphaIn = perSubnet("Alpha in a subnet's pool, in rao.", Alpha, 0n);
export const SubnetAlphaOut = perSubnet("Alpha outside a subnet's pool, in rao.", Alpha, 0n);
export const SubnetProtocolAlpha = perSubnet(
  "Part of the alpha outside the pool that the chain bought with surplus TAO, in rao.",
  Alpha,
  0n,
);
export const SubnetVolume = perSubnet("TAO that was ever swapped in a subnet's pool, in rao.", u128, 0n);
export const SubnetMovingPrice = perSubnet("Moving average of the price, in TAO for one alpha.", i96f32, I96F32.ZERO);
export const SubnetMovingAlpha = single(
  "Weight of the present price in its moving average, before it is damped for young subnets.",
  i96f32,
  initial("movingAlpha"),
);
export const EMAPriceHalvingBlocks = perSubnet(
  "Age in blocks at which a subnet's moving price moves at half its full speed.",
  u64,
  initial("emaPriceHalvingPeriod"),
);
export const RootProp = perSubnet("Root's share in a subnet's validators' emission.", u96f32, U96F32.ZERO);
export const SubnetTaoFlow = perSubnet(
  "TAO that users brought into a subnet less what they took out, in rao, since it was last read.",
  i64,
  0n,
);
export const SubnetEmaTaoFlow = perSubnetOptional(
  "Moving average of a subnet's flow of TAO, in rao, and its block. Not advanced any more.",
  tuple(u64, i64f64),
);
export const NetTaoFlowEnabled = single(
  "Whether the protocol's own purchases are taken off the flow. Out of use.",
  bool,
  true,
);
export const SubnetRootSellTao = perSubnet(
  "TAO that root dividends of a subnet were sold for in this block, in rao.",
  Rao,
  0n,
);
export const SubnetProtocolFlow = perSubnet(
  "TAO that the protocol brought into a subnet, in rao, since it was last read.",
  i64,
  0n,
);
export const SubnetEmaProtocolFlow = perSubnetOptional(
  "Moving average of the protocol's flow, in rao, and its block. Not advanced any more.",
  tuple(u64, i64f64),
);
export const TaoFlowCutoff = single("Flow below which a subnet earns nothing. Out of use.", i64f64, I64F64.ZERO);
export const FlowNormExponent = single("Exponent by which flows are normalised. Out of use.", u64f64, U64F64.ONE);
export const FlowEmaSmoothingFactor = single(
  "Weight of the present flow in its moving average, in parts of 2^63. Out of use.",
  u64,
  29_597_889_189_277n,
);
