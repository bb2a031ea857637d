import { method } from "../method.ts";

/** Ends a subscription of this connection; says whether there was one. Every `*_unsubscribe*` method is this one. */
export const unsubscribe = method(({ session }, params) => session.close(params.text(0)));
