import type { Id, RegionCode } from '../contest/contest.ts';
import type { CellFault, CellWarning, Other } from './cell-faults.ts';

type Note = CellFault | CellWarning;

/** How the parts of a remark are said in the reader's language. */
export interface NoteNames {
  readonly region: (code: RegionCode) => string;
  readonly nomination: (id: Id) => string;
  readonly number: (value: number) => string;
  /** An ISO day. */
  readonly day: (day: string) => string;
  readonly other: (other: Other) => string;
}

interface Values {
  readonly limit?: string;
  readonly region?: string;
  readonly row?: string;
  readonly other?: string;
  readonly code?: string;
  readonly digits?: string;
  readonly suggestion?: string;
  readonly nomination?: string;
  readonly date?: string;
}

/** The text of a remark, by its place among `intake`'s texts, and what fills it. */
export type NoteWords =
  | { readonly group: 'faults'; readonly type: CellFault['type']; readonly values: Values }
  | { readonly group: 'warnings'; readonly type: CellWarning['type']; readonly values: Values };

const fault = (type: CellFault['type'], values: Values = {}): NoteWords => ({
  group: 'faults',
  type,
  values,
});

const warning = (type: CellWarning['type'], values: Values = {}): NoteWords => ({
  group: 'warnings',
  type,
  values,
});

/** Which text says what is wrong with a cell, or worth a look, and what to do about it. */
export function noteWords(note: Note, names: NoteNames): NoteWords {
  switch (note.type) {
    case 'TooLong':
      return fault('TooLong', { limit: names.number(note.limit) });
    case 'RegionElsewhere':
    case 'RegionNotOwn':
      return fault(note.type, { region: names.region(note.region) });
    case 'IdRepeated':
      return fault('IdRepeated', { row: String(note.row) });
    case 'RowRepeated':
      return fault('RowRepeated', { other: names.other(note.other) });
    case 'CellError':
      return fault('CellError', { code: note.code });
    case 'IdentityLength':
      return warning('IdentityLength', { digits: String(note.digits) });
    case 'IdentityRepeated':
    case 'TitleSimilar':
    case 'ApplicantSimilar':
      return warning(note.type, { other: names.other(note.other) });
    case 'AlphabetsMixed':
      return warning('AlphabetsMixed', { suggestion: note.suggestion });
    case 'NominationGuessed':
      return warning('NominationGuessed', {
        nomination: names.nomination(note.nomination),
      });
    case 'DateFromNumber':
      return warning('DateFromNumber', { date: names.day(note.date) });
    case 'ReceivedLate':
      return warning('ReceivedLate', { date: names.day(note.deadline) });
    case 'MissingAdvised':
    case 'IdentityCheckDigit':
    case 'IdentityPadded':
    case 'IdentitySigns':
    case 'IdentityDate':
    case 'IdentityCentury':
    case 'HiddenRemoved':
    case 'CellMerged':
    case 'RowHidden':
    case 'LettersLost':
      return warning(note.type);
    case 'Missing':
    case 'NominationUnknown':
    case 'RegionUnknown':
    case 'NumberInvalid':
    case 'DateInvalid':
    case 'OptionUnknown':
    case 'IdInvalid':
    case 'IdTaken':
    case 'FormulaEmpty':
    case 'LettersBroken':
    case 'MoneyInvalid':
    case 'MoneyAmbiguous':
    case 'MoneyTiyn':
      return fault(note.type);
  }
}

/** A text with its variables filled, for where no library for texts is at hand. */
export const fillText = (text: string, values: object): string =>
  Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(`{{${name}}}`, () => String(value)),
    text,
  );
