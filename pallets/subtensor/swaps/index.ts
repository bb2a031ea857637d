import { area } from "@waystone/frame";

/** Keys are replaced by others everywhere. */
export const swaps = area({ calls: {} });
