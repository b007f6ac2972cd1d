import type { JurorGraph } from './juror-graph.ts';

/**
 * Whether scores can be compared across the whole stage: `apart` – not at all, there are parts without a common
 * submission; `weak` – only along few common submissions; `firm` – they can. `none` – nobody has a sheet.
 */
export type Comparability = 'none' | 'apart' | 'weak' | 'firm';

/** Below this share of the λ₂ of a perfectly mixed jury the parts hang together by too few submissions. */
const weakShare = 0.2;

/**
 * Judges a juror graph. A perfectly mixed jury of n who meet `meetings` times in all (each pair on a panel once) has
 * λ₂ = 2·meetings / (n − 1), the largest there is; random assignment reaches most of it, two jurors of the own region
 * and one of another a half.
 */
export function comparabilityOf(graph: JurorGraph, meetings: number): Comparability {
  const jurors = graph.componentByJuror.size;
  if (jurors === 0) return 'none';
  if (graph.components > 1) return 'apart';
  if (jurors === 1) return 'firm';
  return graph.lambda2 * (jurors - 1) < 2 * meetings * weakShare ? 'weak' : 'firm';
}

/** How often two jurors meet over a submission, each pair of a panel counted once. */
export function meetingsOf(pairs: readonly { readonly submission: string }[]): number {
  const sizes = new Map<string, number>();
  for (const { submission } of pairs) sizes.set(submission, (sizes.get(submission) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
