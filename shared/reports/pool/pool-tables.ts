import type { Language } from '../../basics/localized.ts';
import type { Block, TableColumn } from '../../results/protocol-parts.ts';
import { poolTexts } from './pool-texts.ts';

/** Words that head columns of these papers. */
export type PoolColumn = keyof (typeof poolTexts)['en']['column'];

const centred: ReadonlySet<PoolColumn> = new Set([
  'number',
  'range',
  'median',
  'self',
  'difference',
]);
const figures: ReadonlySet<PoolColumn> = new Set(['budget', 'budgetTenge', 'count']);

const alignOf = (id: PoolColumn): TableColumn['align'] =>
  figures.has(id) ? 'right' : centred.has(id) ? 'center' : 'left';

/** A table of these columns. */
export const poolTable = (
  id: string,
  language: Language,
  columns: readonly PoolColumn[],
  rows: readonly (readonly string[])[],
): Block => ({
  type: 'table',
  id,
  columns: columns.map((column) => ({
    id: column,
    title: poolTexts[language].column[column],
    align: alignOf(column),
  })),
  rows,
});
