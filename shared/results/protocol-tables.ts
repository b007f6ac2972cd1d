import type { Language } from '../basics/localized.ts';
import type { Stage } from '../contest/contest.ts';
import { documentTexts } from './document-texts.ts';
import type { Block, TableColumn } from './protocol-parts.ts';
import type { RegisterRow } from './register.ts';

export type RegisterColumnId =
  | 'place'
  | 'number'
  | 'project'
  | 'applicant'
  | 'nomination'
  | 'region'
  | 'town'
  | 'score'
  | 'sheets';

const alignOf = (id: RegisterColumnId): TableColumn['align'] => {
  if (id === 'place' || id === 'number') return 'center';
  return id === 'score' || id === 'sheets' ? 'right' : 'left';
};

export const registerColumn = (id: RegisterColumnId, language: Language): TableColumn => ({
  id,
  title: documentTexts[language].column[id],
  align: alignOf(id),
});

/** What a region as a whole does not have. */
const ofProjects: ReadonlySet<RegisterColumnId> = new Set(['applicant', 'nomination', 'town']);

/** Columns without that of places where a register has none, and without what its subjects do not have. */
export const placeless = (
  columns: readonly RegisterColumnId[],
  { ranked, subject }: Pick<Stage, 'ranked' | 'subject'>,
): readonly RegisterColumnId[] =>
  columns.filter(
    (id) => (ranked || id !== 'place') && (subject !== 'region' || !ofProjects.has(id)),
  );

/** Rows of a register as a table of the chosen columns. */
export const tableBlock = (
  id: string,
  columns: readonly RegisterColumnId[],
  rows: readonly RegisterRow[],
  language: Language,
): Block & { readonly type: 'table' } => ({
  type: 'table',
  id,
  columns: columns.map((column) => registerColumn(column, language)),
  rows: rows.map((row) => columns.map((column) => String(row[column]))),
});
