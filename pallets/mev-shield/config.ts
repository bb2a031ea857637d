import { type Context, type Port, port } from "@waystone/frame";

/** Whose turn it is to make blocks. */
export interface ShieldAuthors {
  /** Key of the author of the block at hand, 32 bytes; `undefined` on a chain that names no authors. */
  current(ctx: Context): Uint8Array | undefined;
  /** Key of the author two blocks on. */
  afterNext(ctx: Context): Uint8Array | undefined;
}

/** The port of {@link ShieldAuthors}. */
export const ShieldAuthorsPort: Port<ShieldAuthors> = port<ShieldAuthors>("authors of the shield");
