import type { PublicKeyId } from '../log/operation.ts';
import type { Chained } from './log-chains.ts';
import type { Gap, KeyHolder } from './state.ts';

const nameOf = ({ log, signer, missing, before }: Gap): string =>
  [log, signer, missing, String(before).padStart(16, '0')].join(' ');

/**
 * Places in logs that name a segment before them which is not here. Only of keys in force: what a stranger names is
 * nobody's entries, and where headquarters revoked a key it said what of it counts.
 */
export function findGaps(
  segments: Chained,
  keys: ReadonlyMap<PublicKeyId, KeyHolder>,
): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { header } of segments.values()) {
    const { log, signer, previous, firstSequence } = header;
    const holder = keys.get(signer);
    if (previous === null || segments.has(previous) || holder?.state !== 'active') continue;
    const gap = { log, signer, person: holder.person, missing: previous, before: firstSequence };
    gaps.set(nameOf(gap), gap);
  }
  return [...gaps].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
