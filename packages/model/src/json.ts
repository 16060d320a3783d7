/** Plain JSON: the only thing that registers, commands and the public API carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
