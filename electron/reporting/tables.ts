import { present } from '../../shared/basics/assert.ts';
import { contestTables } from './contest-tables.ts';
import { decisionTables } from './decision-tables.ts';
import { logTables } from './log-tables.ts';
import { sheetTables } from './sheet-tables.ts';
import type { Table } from './table-form.ts';

/** Every table whose rows come from an archive, each after those it refers to. */
export const tables: readonly Table[] = [
  ...logTables,
  ...contestTables,
  ...sheetTables,
  ...decisionTables,
];

/** A table of the schema by its name. */
export const tableNamed = (name: string): Table =>
  present(
    tables.find((each) => each.name === name),
    'it is a table of the schema',
  );
