import { storageValue } from "@waystone/frame";
import { AccountId } from "@waystone/primitives";

/** The account that may act as root. */
export const Key = storageValue({ docs: ["The account that may act as root."], value: AccountId });
