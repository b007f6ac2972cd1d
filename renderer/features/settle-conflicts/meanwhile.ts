import type { ContestState, HardConflict } from '../../../shared/merge/state.ts';
import { type ConflictsText, versionTitle } from './item-words.ts';
import { versionTable } from './version-table.ts';

/** What of several versions of a record counts until somebody decides; null for scores, of which none does. */
export type Meanwhile = 'first' | 'admission' | 'common' | 'all' | 'none' | null;

/**
 * The rule by which the merge goes on without a decision (`shared/bundle/README.md`, section 10): the version with the
 * smallest id, whatever clocks say; of an application it is admitted only if all say so; of jurors those that all
 * name; files are encrypted to everybody whom one names; of referees' sheets that differ none counts.
 */
export function meanwhileOf({ key, sheet }: Pick<HardConflict, 'key' | 'sheet'>): Meanwhile {
  if (sheet !== null) return null;
  const [prefix = ''] = key.split('/');
  switch (prefix) {
    case 'submission':
      return 'admission';
    case 'assignment':
      return 'common';
    case 'recipient':
      return 'all';
    case 'match':
      return 'none';
    default:
      return 'first';
  }
}

/** The same in words; empty for scores and comments, whose sheets say themselves that they do not count. */
export function meanwhileWords(
  conflict: HardConflict,
  state: ContestState,
  text: ConflictsText,
): string {
  const rule = meanwhileOf(conflict);
  if (rule === null) return '';
  const { columns } = versionTable(conflict, state);
  const first = columns.find(({ type }) => type === 'version');
  const version = first === undefined ? '' : versionTitle(first, text);
  return text.t(`meanwhile.${rule}`, { version });
}
