import { FrameError } from "../errors.ts";

/** A typed token for what a pallet needs from elsewhere. The runtime provides each port in one table. */
export interface Port<T> {
  /** Phantom: the port's interface. */
  readonly Type: T;
  readonly name: string;
}

/** Declares a port. The name appears in errors only; two ports of one name are two ports. */
export function port<T>(name: string): Port<T> {
  // `Type` exists for the type checker only; nobody reads it.
  return { name } as Port<T>;
}

/** A port with what stands behind it. */
export interface Provision {
  readonly port: Port<unknown>;
  readonly implementation: unknown;
}

/** Puts an implementation behind a port. */
export function provide<T>(to: Port<T>, implementation: NoInfer<T>): Provision {
  return { port: to as Port<unknown>, implementation };
}

/** What a runtime provides, looked up by port. */
export class Ports {
  readonly #table = new Map<Port<unknown>, unknown>();

  /** @throws FrameError `port-provided-twice` */
  constructor(provisions: readonly Provision[]) {
    for (const { port: key, implementation } of provisions) {
      if (this.#table.has(key))
        throw new FrameError(
          "port-provided-twice",
          `port "${key.name}" is provided twice; the runtime's table must name it once`,
        );
      this.#table.set(key, implementation);
    }
  }

  /** What stands behind a port. @throws FrameError `missing-port` */
  use<T>(key: Port<T>): T {
    const found = this.#table.get(key as Port<unknown>);
    if (found === undefined)
      throw new FrameError(
        "missing-port",
        `port "${key.name}" is used but not provided; add it to the runtime's ports`,
      );
    return found as T;
  }

  /** Whether a port is provided. */
  has(key: Port<unknown>): boolean {
    return this.#table.has(key);
  }
}
