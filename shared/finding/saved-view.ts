import { z } from '../basics/zod.ts';

/** A column as a person set it: columns stand in the order of their list. */
export interface ColumnSetting {
  readonly id: string;
  readonly shown: boolean;
  /** Pixels at 100 %; null as the program has it. */
  readonly width: number | null;
}

export interface Sorting {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** What a table shows and how, under a name that a person gave it. The words may be names of people. */
export interface SavedView {
  /** Which table it is of. */
  readonly table: string;
  readonly name: string;
  readonly query: string;
  /** Chosen value by filter; filters that are not set are not in it. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sorting: Sorting | null;
  readonly columns: readonly ColumnSetting[];
}

/** Views with one more in place of the one of the same table and name; views of a table stay in the order they came in. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const isSame = ({ table, name }: SavedView): boolean =>
    table === view.table && name === view.name;
  return views.some(isSame) ? views.map((each) => (isSame(each) ? view : each)) : [...views, view];
}

export const savedViewSchema = z.strictObject({
  table: z.string(),
  name: z.string(),
  query: z.string(),
  filters: z.record(z.string(), z.string()),
  sorting: z
    .strictObject({ column: z.string(), direction: z.enum(['ascending', 'descending']) })
    .nullable(),
  columns: z.array(
    z.strictObject({
      id: z.string(),
      shown: z.boolean(),
      width: z.number().int().positive().nullable(),
    }),
  ),
});
