import type { Operation } from '../log/operation.ts';
import { sheetKey } from '../scoring/score-operations.ts';
import { sheetPath } from './key-parts.ts';
import type { FoldedContest } from './state.ts';

const sheetOf = (key: string): string | null => {
  const path = sheetPath(key);
  return path === null ? null : sheetKey(path.stage, path.submission, path.juror);
};

/**
 * Heads of the sheets that something open is about: what a window needs to say what a decision would lead to. Few,
 * where all heads are many.
 */
export function openHeads({
  hard,
  quarantine,
  heads,
}: Pick<FoldedContest, 'hard' | 'quarantine' | 'heads'>): ReadonlyMap<
  string,
  readonly Operation[]
> {
  const open = [
    ...hard.map(({ key }) => key),
    ...quarantine.filter(({ settled }) => settled === null).map(({ operation }) => operation.key),
  ];
  const sheets = new Set(open.map(sheetOf));
  sheets.delete(null);
  if (sheets.size === 0) return new Map();
  return new Map([...heads].filter(([key]) => sheets.has(sheetOf(key))));
}
