import type { Id } from '../contest/contest.ts';

/** A sheet as the parts of a key name it; `criterion` only for scores and comments. */
export interface SheetPath {
  readonly stage: Id;
  readonly submission: Id;
  readonly juror: Id;
  readonly criterion: Id;
}

const sheetPrefixes = new Set(['score', 'comment', 'sheet', 'recusal', 'reopening']);
const stagePrefixes = new Set([
  'assignment',
  'calibration',
  'meeting',
  'seal',
  'seal-confirm',
  'cut-off',
  'appeal',
  'publication',
  'audit',
  'running-order',
  'turn',
  'budget',
  'final-attendance',
  'draw',
  'match',
]);

/** The sheet that a key belongs to, or null for keys of the contest itself. */
export function sheetPath(key: string): SheetPath | null {
  // Most keys are about something else, and need not be taken apart.
  const stroke = key.indexOf('/');
  if (!sheetPrefixes.has(stroke < 0 ? key : key.slice(0, stroke))) return null;
  const [, stage = '', submission = '', juror = '', criterion = ''] = key.split('/');
  return { stage, submission, juror, criterion };
}

/** Stage that a key belongs to; null for keys of people, installations and the whole contest. */
export function stageOfKey(key: string): Id | null {
  const [prefix = '', stage = ''] = key.split('/');
  return sheetPrefixes.has(prefix) || stagePrefixes.has(prefix) ? stage : null;
}
