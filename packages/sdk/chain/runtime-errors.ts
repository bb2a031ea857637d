/** What the runtime's own errors mean, and what to do: metadata documents those of pallets alone. */
const DOCS: Readonly<Record<string, string>> = {
  BadOrigin: "The signer may not make this call.",
  CannotLookup: "The address leads to no account.",
  "Token.FundsUnavailable":
    "The account has less free TAO than the amount, the fee and what must stay behind; send less.",
  "Token.OnlyProvider": "The account would be removed, and something still depends on it; leave it the least balance.",
  "Token.BelowMinimum": "The receiver would hold less than the least balance of an account (500 rao); send more.",
  "Token.CannotCreate": "The receiver's account cannot be created.",
  "Token.Frozen": "The TAO is frozen.",
  "Token.NotExpendable":
    "The account would be left with less than the least balance (500 rao); send less, or all of it.",
  "Arithmetic.Underflow": "A number would fall below its range.",
  "Arithmetic.Overflow": "A number would grow beyond its range.",
  "Transactional.LimitReached": "Too many calls lie inside one another.",
};

/** Words on an error of the runtime itself, such as `Token.FundsUnavailable`; empty for one that says all by its name. */
export function runtimeErrorDocs(name: string): string {
  return Object.hasOwn(DOCS, name) ? (DOCS[name] ?? "") : "";
}
