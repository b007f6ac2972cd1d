import { groupBy } from '../basics/group-by.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { inOrder, type SheetSources } from './sheet-order.ts';
import type { SheetTable } from './sheet-table.ts';

/**
 * Every sheet that is assigned or that something was said of, by name and in the order of names. They are made when
 * somebody asks for them, all at once where somebody goes through them. No `Map`, and so not to be sent to another
 * thread as it is: see `sendable`.
 */
export class FoldedSheets implements ReadonlyMap<string, Sheet> {
  readonly sources: SheetSources;
  private whole: ReadonlyMap<string, Sheet> | null = null;
  private byJuror: ReadonlyMap<string, readonly SheetTable[]> | null = null;

  constructor(sources: SheetSources) {
    this.sources = sources;
  }

  get(name: string): Sheet | undefined {
    const { judged, blanks, assigned } = this.sources;
    const known = this.whole?.get(name) ?? judged.get(name);
    if (known !== undefined) return known;
    const [stage = '', submission = '', juror = '', ...more] = name.split('/');
    const blank = blanks.get(stage);
    if (blank === undefined || more.length > 0) return undefined;
    for (const table of this.tablesOf(`${stage}/${juror}`)) {
      const row = table.rowOf(submission);
      if (row >= 0) return table.sheetAt(row);
    }
    const isAssigned = assigned.get(`${stage}/${submission}`)?.includes(juror) === true;
    // All are made then, so that the same sheet is the same object whoever asks.
    return isAssigned ? this.all().get(name) : undefined;
  }

  private tablesOf(name: string): readonly SheetTable[] {
    this.byJuror ??= groupBy(this.sources.tables, ({ data }) => `${data.stage}/${data.juror}`);
    return this.byJuror.get(name) ?? [];
  }

  private all(): ReadonlyMap<string, Sheet> {
    this.whole ??= inOrder(this.sources);
    return this.whole;
  }

  get size(): number {
    return this.all().size;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): MapIterator<string> {
    return this.all().keys();
  }

  values(): MapIterator<Sheet> {
    return this.all().values();
  }

  entries(): MapIterator<[string, Sheet]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Sheet]> {
    return this.all()[Symbol.iterator]();
  }

  forEach(visit: (sheet: Sheet, name: string, map: ReadonlyMap<string, Sheet>) => void): void {
    for (const [name, sheet] of this.all()) visit(sheet, name, this);
  }
}
