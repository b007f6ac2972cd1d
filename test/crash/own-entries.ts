import { openBundle } from '../../shared/bundle/bundle.ts';
import type { NamedFile } from '../../renderer/storage/desk.ts';
import type { Action } from '../../shared/contest/action.ts';
import { scoreKinds } from '../../shared/scoring/score-operations.ts';
import { ed25519 } from '../builders/contest-builder.ts';

/** What a juror entered, as text: two equal ones are the same entry. */
export const entryOf = ({ kind, key, value }: Pick<Action, 'kind' | 'key' | 'value'>): string =>
  JSON.stringify([kind, key, value]);

/** Every score and comment in a juror's file, in the order in which they were entered; each signature is checked. */
export async function entriesIn(file: NamedFile): Promise<readonly string[]> {
  const opened = await openBundle(new Uint8Array(file.bytes), ed25519.verify);
  if (!opened.ok) throw new Error(`${file.name}: ${opened.error.type}`);
  return opened.value.segments
    .toSorted((a, b) => a.header.firstOrdinal - b.header.firstOrdinal)
    .flatMap(({ commits }) => commits)
    .flatMap(({ operations }) => operations)
    .filter(({ kind }) => kind === scoreKinds.score || kind === scoreKinds.comment)
    .map(entryOf);
}

export interface Compared {
  /** Acknowledged and not there. */
  readonly lost: number;
  /** There and never entered, or entered once and there twice. */
  readonly surplus: number;
}

/**
 * Compares what is there with what was there before and entered since. The order is kept, so what is there has to be
 * the former entries and then a beginning of the new ones, at least as long as what was acknowledged.
 */
export function compareEntries(
  there: readonly string[],
  before: readonly string[],
  { entered, acknowledged }: { readonly entered: readonly string[]; readonly acknowledged: number },
): Compared {
  const expected = [...before, ...entered];
  const sure = before.length + acknowledged;
  let same = 0;
  while (same < there.length && there[same] === expected[same]) same += 1;
  return { lost: Math.max(0, sure - same), surplus: there.length - same };
}
