/** Codes of JSON-RPC 2.0 itself. */
export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMS = -32602;
export const INTERNAL_ERROR = -32603;

/** Codes of Substrate's server for limits. */
export const TOO_MANY_SUBSCRIPTIONS = -32006;
export const REQUEST_TOO_BIG = -32007;
export const RESPONSE_TOO_BIG = -32008;
export const SERVER_BUSY = -32009;
export const BATCH_TOO_BIG = -32010;
export const RATE_LIMITED = -32999;

/** Codes of Substrate for questions about state. */
export const INVALID_BLOCK_RANGE = 4001;
export const INVALID_COUNT = 4002;
export const CLIENT_ERROR = 4003;

/** Codes of the chainHead methods. */
export const TOO_MANY_FOLLOWS = -32800;
export const BLOCK_NOT_PINNED = -32801;
export const NO_RUNTIME = -32802;
export const INVALID_CONTINUE = -32803;
