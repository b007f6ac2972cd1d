import type { Database } from '../../../electron/reporting/database.ts';
import { tables } from '../../../electron/reporting/tables.ts';

/** Every table of a schema as sorted lines, segments by their ids: equal where two schemas hold the same. */
export async function dumpTables(
  database: Database,
  schema: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const dump: Record<string, readonly string[]> = {};
  for (const { name, columns } of tables) {
    const shown = columns
      .filter((column) => column.name !== 'segment_number')
      .map((column) => `t."${column.name}"`);
    const isNumbered = shown.length < columns.length;
    const { rows } = await database.query<{ line: string }>(
      `select row(${[...shown, ...(isNumbered ? ['g.segment_id'] : [])].join(', ')})::text as line
       from "${schema}"."${name}" t ${isNumbered ? `join "${schema}".segment g using (segment_number)` : ''}`,
    );
    dump[name] = rows.map(({ line }) => line).toSorted();
  }
  return dump;
}
