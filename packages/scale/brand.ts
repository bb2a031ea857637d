declare const brand: unique symbol;
declare const flavour: unique symbol;

/** `T` that only a checked constructor or a codec makes: a plain `T` does not pass for it. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** `T` with an optional tag: plain `T` passes, another flavour does not, so that swapped arguments are caught for free. */
export type Flavour<T, Name extends string> = T & { readonly [flavour]?: Name };
