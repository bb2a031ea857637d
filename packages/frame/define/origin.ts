import type { AccountId } from "@waystone/primitives";
import { BadOrigin } from "./dispatch-error.ts";

/** Who makes a call. */
export class Origin {
  readonly type: "Root" | "Signed" | "None";
  readonly #account: AccountId | undefined;

  private constructor(type: "Root" | "Signed" | "None", account: AccountId | undefined) {
    this.type = type;
    this.#account = account;
  }

  /** The runtime itself, such as through sudo. */
  static readonly root: Origin = new Origin("Root", undefined);
  /** Nobody: inherents and unsigned extrinsics. */
  static readonly none: Origin = new Origin("None", undefined);

  /** An account that signed. */
  static signed(account: AccountId): Origin {
    return new Origin("Signed", account);
  }

  /** The account that signed, if any. */
  get account(): AccountId | undefined {
    return this.#account;
  }

  /** The account that signed. @throws DispatchFailure `BadOrigin` */
  ensureSigned(): AccountId {
    if (this.#account === undefined) throw BadOrigin;
    return this.#account;
  }

  /** @throws DispatchFailure `BadOrigin` unless the origin is root */
  ensureRoot(): void {
    if (this.type !== "Root") throw BadOrigin;
  }

  /** @throws DispatchFailure `BadOrigin` unless nobody signed */
  ensureNone(): void {
    if (this.type !== "None") throw BadOrigin;
  }

  /** The account that signed, or `undefined` for root. @throws DispatchFailure `BadOrigin` for none */
  ensureSignedOrRoot(): AccountId | undefined {
    if (this.type === "None") throw BadOrigin;
    return this.#account;
  }
}
