/** What can go wrong in a neuron of a subnet. */
export type SubnetErrorCode =
  | "bad-question"
  | "bad-answer"
  | "bad-state"
  | "bad-subnet"
  | "bad-option"
  | "not-registered"
  | "weights-refused"
  | "port-taken"
  | "in-use";

/** A neuron cannot do its work. The message says what was wrong and what to do. */
export class SubnetError extends Error {
  readonly code: SubnetErrorCode;
  constructor(code: SubnetErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SubnetError";
    this.code = code;
  }
}
