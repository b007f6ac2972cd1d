import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import type { Id } from '../contest/contest.ts';

/** Numbers as people count, then other names. */
export const compareNumbers = (a: Id, b: Id): number =>
  /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) || (a < b ? -1 : 1) : a < b ? -1 : 1;

/**
 * Submissions shuffled for one juror: the same on every start and every laptop, another for every juror, so that no
 * submission is always read first or last. A submission that is added or taken away leaves the others as they were.
 */
export function shuffledFor(
  { contest, juror }: { readonly contest: string; readonly juror: Id },
  submissions: readonly Id[],
): readonly Id[] {
  const placed = submissions.map((id) => {
    const said = `qazylar list order 1\n${contest}\n${juror}\n${id}`;
    return { id, place: toHex(sha256(utf8ToBytes(said))) };
  });
  return placed.toSorted((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}
