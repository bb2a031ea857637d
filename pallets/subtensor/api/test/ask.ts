import type { Bench } from "../../mock.ts";
import { subtensorApis } from "../apis.ts";

/** Calls a method of the pallet's runtime APIs as a client does: arguments and result go through their bytes. */
export function ask(b: Bench, name: string, args: unknown): unknown {
  const method = subtensorApis.map(api => api.methods[name]).find(found => found !== undefined);
  if (method === undefined) return `there is no method ${name}`;
  const result = method.handle(b.ctx, method.args.decode(method.args.encode(args)));
  return method.result.decode(method.result.encode(result));
}
