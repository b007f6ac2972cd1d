/** Texts by their keys, as deep as the file has them. */
export type TextTree = { readonly [key: string]: string | TextTree };
