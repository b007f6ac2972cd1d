declare const brand: unique symbol;

/** A checked value of type `T` that plain `T` values cannot be mistaken for. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
