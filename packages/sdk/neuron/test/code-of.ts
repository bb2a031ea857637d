import { NeuronError } from "../errors.ts";

/** Code of the error that a call throws, "accepted" where it throws none. */
export function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return error instanceof NeuronError ? error.code : String(error);
  }
  return "accepted";
}
