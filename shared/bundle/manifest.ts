/** What a bundle is for; `results` and `archive` are made by headquarters only. */
export const bundleKinds = ['invitation', 'scores', 'regional', 'receipt', 'results', 'archive'] as const;

export type BundleKind = (typeof bundleKinds)[number];
