import type { Sheet } from '../scoring/sheet.ts';
import { PlainSheet } from './plain-sheet.ts';

/**
 * Sheets by name. Plain ones, which are nearly all there are, are made when somebody asks for them, all at once where
 * somebody goes through them. No `Map`, and so not to be sent to another thread as it is.
 */
export class FoldedSheets implements ReadonlyMap<string, Sheet> {
  private readonly sheets: ReadonlyMap<string, Sheet | PlainSheet>;
  private whole: ReadonlyMap<string, Sheet> | null = null;

  constructor(sheets: ReadonlyMap<string, Sheet | PlainSheet>) {
    this.sheets = sheets;
  }

  get size(): number {
    return this.sheets.size;
  }

  has(name: string): boolean {
    return this.sheets.has(name);
  }

  get(name: string): Sheet | undefined {
    const sheet = this.sheets.get(name);
    return sheet instanceof PlainSheet ? sheet.sheet : sheet;
  }

  keys(): MapIterator<string> {
    return this.sheets.keys();
  }

  private all(): ReadonlyMap<string, Sheet> {
    this.whole ??= new Map(
      Array.from(this.sheets, ([name, sheet]) => [
        name,
        sheet instanceof PlainSheet ? sheet.sheet : sheet,
      ]),
    );
    return this.whole;
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

/** The same sheets in a form that may be sent to another thread. */
export const sendableSheets = (sheets: ReadonlyMap<string, Sheet>): ReadonlyMap<string, Sheet> =>
  sheets instanceof Map ? sheets : new Map(sheets);
