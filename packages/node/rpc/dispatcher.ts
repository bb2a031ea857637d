import type { Hash } from "@waystone/primitives";
import type { NodeBackend } from "../backend.ts";
import {
  BATCH_TOO_BIG,
  INTERNAL_ERROR,
  INVALID_REQUEST,
  METHOD_NOT_FOUND,
  PARSE_ERROR,
  RATE_LIMITED,
  RESPONSE_TOO_BIG,
} from "./codes.ts";
import { invalidParams, RpcError, toRpcError } from "./error.ts";
import { errorText, excessOf, type Id, MAX_NESTING, MAX_VALUES, resultText } from "./json.ts";
import type { Method, MethodContext, Session } from "./method.ts";
import type { Job, Step } from "./turns.ts";

/** Most calls of one batch. */
const MAX_BATCH = 1000;
/** Who calls: what its connection is allowed. */
export interface Caller {
  readonly session: Session;
  /** Whether unsafe methods may be called. */
  readonly allowUnsafe: boolean;
  /** Counts a call; says whether it is one too many. */
  isTooFast(): boolean;
  /** Told of each call, or text, that is answered with an error. */
  refused(): void;
}

/** Hears of each call, for metrics. */
export interface CallObserver {
  /** @param method a method's name, or `unknown` @param code 0, or the error's */
  called(method: string, seconds: number, code: number): void;
}

/** A read for another process. */
export interface ReadRequest {
  /** The method's own name. */
  readonly method: string;
  readonly params: unknown;
  /** The newest block, which is meant where none is named. */
  readonly head: Hash;
}

/** Does reads in other processes. */
export interface ReadsElsewhere {
  /** The result as JSON. Rejects with what the method throws. */
  read(request: ReadRequest): Promise<string>;
}

/** What a {@link Dispatcher} is made from. */
export interface DispatcherOptions {
  readonly backend: NodeBackend;
  readonly methods: ReadonlyMap<string, Method>;
  /** Longest answer in characters: of one call, and of a batch as a whole. */
  readonly responseBytes: number;
  readonly observer?: CallObserver | undefined;
  /** Processes in which long reads are done; without them they are done at once. */
  readonly readers?: ReadsElsewhere | undefined;
  /** Told of errors that are nobody's mistake but ours. */
  onInternalError(error: unknown, method: string): void;
}

/** The answer to a call, or that it is worked on; `undefined` for a notification. */
type Answer = string | undefined | Promise<string | undefined>;

/** Takes the answer to a text, or `undefined` where there is nothing to say (notifications). */
export type Tell = (answer: string | undefined) => void;

/** Answers JSON-RPC texts: single calls and batches. Never throws. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #readElsewhere: ((method: string, params: unknown) => Promise<string>) | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const { readers, backend } = options;
    this.#readElsewhere = readers && ((method, params) => readers.read({ method, params, head: backend.head().hash }));
  }

  /** The work of answering a text in UTF-8: one step for a call, one for each call of a batch. */
  job(text: Buffer, caller: Caller, tell: Tell): Job {
    let batch: Job | undefined;
    return () => {
      if (batch !== undefined) return batch();
      const value = parse(text.toString("utf8"));
      if (value instanceof RpcError) {
        caller.refused();
        return done(tell(errorText(null, value)));
      }
      if (Array.isArray(value)) {
        batch = this.#batch(value, caller, tell);
        return "more";
      }
      return then(this.#one(value, caller), answer => done(tell(answer)));
    };
  }

  #batch(calls: readonly unknown[], caller: Caller, tell: Tell): Job {
    const refuse = (error: RpcError) => () => done(tell(errorText(null, error)));
    if (calls.length === 0) return refuse(new RpcError(INVALID_REQUEST, "Invalid Request: the batch is empty"));
    if (calls.length > MAX_BATCH)
      return refuse(
        new RpcError(BATCH_TOO_BIG, "The batch request was too large", `Exceeded max limit of ${MAX_BATCH}`),
      );
    const answers: string[] = [];
    let length = 0;
    let at = 0;
    const take = (answer: string | undefined): "done" | "more" => {
      if (answer !== undefined) {
        length += answer.length + 1;
        if (length > this.#options.responseBytes) return done(tell(errorText(null, this.#tooBig())));
        answers.push(answer);
      }
      if (at < calls.length) return "more";
      return done(tell(answers.length > 0 ? `[${answers.join(",")}]` : undefined));
    };
    return () => then(this.#one(calls[at++], caller), take);
  }

  #one(call: unknown, caller: Caller): Answer {
    const began = performance.now();
    if (typeof call !== "object" || call === null || Array.isArray(call)) {
      caller.refused();
      return errorText(
        null,
        new RpcError(INVALID_REQUEST, "Invalid Request: an object with jsonrpc, id, method and params is expected"),
      );
    }
    const { id, method: name, params } = call as Readonly<Record<"id" | "method" | "params", unknown>>;
    const known: Id = typeof id === "string" || typeof id === "number" ? id : null;
    const isNotification = typeof name === "string" && !Object.hasOwn(call, "id");
    const method = typeof name === "string" ? this.#options.methods.get(name) : undefined;
    const end = (answer: string, code: number): string | undefined => {
      this.#options.observer?.called(method?.name ?? "unknown", (performance.now() - began) / 1000, code);
      return isNotification ? undefined : answer;
    };
    const fail = (error: unknown): string | undefined => {
      caller.refused();
      const told = toRpcError(error);
      if (told.code === INTERNAL_ERROR) this.#options.onInternalError(error, String(name));
      return end(errorText(known, told), told.code);
    };
    const succeed = (result: string): string | undefined => {
      const answer = resultText(known, result);
      return answer.length > this.#options.responseBytes ? fail(this.#tooBig()) : end(answer, 0);
    };
    try {
      if (!isNotification && known === null && id !== null)
        throw new RpcError(INVALID_REQUEST, "Invalid Request: id must be a string, a number or null");
      if (typeof name !== "string") throw new RpcError(INVALID_REQUEST, "Invalid Request: method must be a string");
      const allowed = this.#allowed(name, method, params, caller);
      const { backend } = this.#options;
      const readElsewhere = this.#readElsewhere;
      if (readElsewhere !== undefined && allowed.reading?.isLong(params) === true)
        return readElsewhere(allowed.name, params).then(succeed, fail);
      const ctx: MethodContext = {
        backend,
        session: caller.session,
        at: hash => hash ?? backend.head().hash,
        ...(readElsewhere === undefined ? {} : { readElsewhere }),
      };
      return succeed(JSON.stringify(allowed.handle(ctx, params)) ?? "null");
    } catch (error) {
      return fail(error);
    }
  }

  /** The method, if it may be called like this. */
  #allowed(name: string, method: Method | undefined, params: unknown, caller: Caller): Method {
    if (caller.isTooFast())
      throw new RpcError(
        RATE_LIMITED,
        "RPC rate limit exceeded",
        "this connection or its address made more calls in this minute than the node's --rpc-rate-limit or --rpc-rate-limit-per-address allows; wait a minute, and call less often",
      );
    if (method === undefined) throw new RpcError(METHOD_NOT_FOUND, "Method not found");
    if (method.unsafe && !caller.allowUnsafe)
      throw new RpcError(
        METHOD_NOT_FOUND,
        "RPC call is unsafe to be called externally",
        `start the node with --rpc-methods unsafe to allow ${name}`,
      );
    if (params !== undefined && params !== null && typeof params !== "object")
      throw invalidParams("a list in the method's order, or an object by name, is expected");
    return method;
  }

  #tooBig(): RpcError {
    return new RpcError(
      RESPONSE_TOO_BIG,
      "Response is too big",
      `Exceeded max limit of ${this.#options.responseBytes}; ask for less at once`,
    );
  }
}

/** JSON of a text, or what is wrong with it. */
function parse(text: string): unknown {
  const excess = excessOf(text);
  if (excess === "depth") return new RpcError(PARSE_ERROR, `Parse error: nested more than ${MAX_NESTING} levels deep`);
  if (excess === "values")
    return new RpcError(PARSE_ERROR, `Parse error: more than ${MAX_VALUES} values; send them in several requests`);
  try {
    return JSON.parse(text);
  } catch {
    return new RpcError(PARSE_ERROR, "Parse error"); // whatever is wrong with it
  }
}

function done(_told: void): "done" {
  return "done";
}

/** Goes on with an answer, at once where it is there. */
function then(answer: Answer, go: (answer: string | undefined) => "done" | "more"): Step {
  return answer instanceof Promise ? answer.then(go) : go(answer);
}
