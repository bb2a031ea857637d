import type { NodeBackend } from "../backend.ts";
import { INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, RESPONSE_TOO_BIG, RpcError, toRpcError } from "./error.ts";
import type { Method, MethodContext, Session } from "./method.ts";
import { Params } from "./params.ts";

/** Deepest nesting of JSON that is looked at. */
const MAX_NESTING = 64;
/** Most calls of one batch. */
const MAX_BATCH = 1000;

type Id = string | number | null;

function nestedTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > MAX_NESTING) return true;
    } else if (c === 0x5d || c === 0x7d) depth--;
  }
  return false;
}

function failure(id: Id, error: RpcError): object {
  return {
    jsonrpc: "2.0",
    id,
    error: { code: error.code, message: error.message, ...(error.data === undefined ? {} : { data: error.data }) },
  };
}

/** What a {@link Dispatcher} is made from. */
export interface DispatcherOptions {
  readonly backend: NodeBackend;
  readonly methods: ReadonlyMap<string, Method>;
  readonly responseBytes: number;
  /** Told of errors that are nobody's mistake but ours. */
  onInternalError(error: unknown, method: string): void;
}

/** Answers JSON-RPC texts: single calls and batches. Never throws. */
export class Dispatcher {
  readonly #options: DispatcherOptions;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** The answer to a text, or `undefined` where there is nothing to say (notifications). */
  answer(text: string, session: Session, allowUnsafe: boolean): string | undefined {
    const answered = this.#answer(text, session, allowUnsafe);
    if (answered === undefined) return undefined;
    const out = JSON.stringify(answered);
    if (out.length <= this.#options.responseBytes) return out;
    const id = Array.isArray(answered) ? null : ((answered as { readonly id?: Id }).id ?? null);
    return JSON.stringify(
      failure(
        id,
        new RpcError(
          RESPONSE_TOO_BIG,
          "Response is too big",
          `Exceeded max limit of ${this.#options.responseBytes}; ask for less at once`,
        ),
      ),
    );
  }

  #answer(text: string, session: Session, allowUnsafe: boolean): object | undefined {
    let value: unknown;
    if (nestedTooDeep(text))
      return failure(null, new RpcError(PARSE_ERROR, `Parse error: nested more than ${MAX_NESTING} levels deep`));
    try {
      value = JSON.parse(text);
    } catch {
      return failure(null, new RpcError(PARSE_ERROR, "Parse error"));
    }
    if (!Array.isArray(value)) return this.#one(value, session, allowUnsafe);
    if (value.length === 0) return failure(null, new RpcError(INVALID_REQUEST, "Invalid Request: the batch is empty"));
    if (value.length > MAX_BATCH)
      return failure(
        null,
        new RpcError(
          INVALID_REQUEST,
          `Invalid Request: a batch of ${value.length} calls; at most ${MAX_BATCH} are taken`,
        ),
      );
    const answers = value.flatMap(call => this.#one(call, session, allowUnsafe) ?? []);
    return answers.length > 0 ? answers : undefined;
  }

  #one(call: unknown, session: Session, allowUnsafe: boolean): object | undefined {
    if (typeof call !== "object" || call === null || Array.isArray(call))
      return failure(
        null,
        new RpcError(INVALID_REQUEST, "Invalid Request: an object with jsonrpc, id, method and params is expected"),
      );
    const {
      id,
      method: name,
      params = [],
    } = call as { readonly id?: unknown; readonly method?: unknown; readonly params?: unknown };
    const known: Id = typeof id === "string" || typeof id === "number" ? id : null;
    if (typeof name !== "string")
      return failure(known, new RpcError(INVALID_REQUEST, "Invalid Request: method must be a string"));
    if (!Array.isArray(params) && params !== null)
      return failure(known, new RpcError(-32602, "Invalid params: a list in the method's order is expected"));
    try {
      const result = this.#call(name, (params as readonly unknown[] | null) ?? [], session, allowUnsafe);
      return id === undefined ? undefined : { jsonrpc: "2.0", id: known, result: result ?? null };
    } catch (error) {
      const told = toRpcError(error);
      if (told.code === -32603) this.#options.onInternalError(error, name);
      return id === undefined ? undefined : failure(known, told);
    }
  }

  #call(name: string, params: readonly unknown[], session: Session, allowUnsafe: boolean): unknown {
    const found = this.#options.methods.get(name);
    if (found === undefined) throw new RpcError(METHOD_NOT_FOUND, "Method not found");
    if (found.unsafe === true && !allowUnsafe)
      throw new RpcError(
        METHOD_NOT_FOUND,
        "RPC call is unsafe to be called externally",
        `start the node with --rpc-methods unsafe to allow ${name}`,
      );
    const { backend } = this.#options;
    const ctx: MethodContext = { backend, session, block: hash => hash ?? backend.head().hash };
    return found.handle(ctx, new Params(params));
  }
}
