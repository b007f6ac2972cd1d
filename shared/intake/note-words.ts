import type { Id, RegionCode } from '../contest/contest.ts';
import type { CellFault, CellWarning, Other } from './cell-faults.ts';

type Note = CellFault | CellWarning;

type NoteKey =
  | { readonly [Type in CellFault['type']]: `intake:faults.${Type}` }[CellFault['type']]
  | { readonly [Type in CellWarning['type']]: `intake:warnings.${Type}` }[CellWarning['type']];

/** How the parts of a remark are said in the reader's language. */
export interface NoteNames {
  readonly region: (code: RegionCode) => string;
  readonly nomination: (id: Id) => string;
  readonly number: (value: number) => string;
  /** An ISO day. */
  readonly day: (day: string) => string;
  readonly other: (other: Other) => string;
}

/** The text of a remark: its key and what fills it. */
export interface NoteWords {
  readonly key: NoteKey;
  readonly values: Readonly<Record<string, string>>;
}

const said = (key: NoteKey, values: Readonly<Record<string, string>> = {}): NoteWords => ({
  key,
  values,
});

/** Which text says what is wrong with a cell, or worth a look, and what to do about it. */
export function noteWords(note: Note, names: NoteNames): NoteWords {
  switch (note.type) {
    case 'TooLong':
      return said('intake:faults.TooLong', { limit: names.number(note.limit) });
    case 'RegionElsewhere':
    case 'RegionNotOwn':
      return said(`intake:faults.${note.type}`, { region: names.region(note.region) });
    case 'IdRepeated':
      return said('intake:faults.IdRepeated', { row: String(note.row) });
    case 'RowRepeated':
      return said('intake:faults.RowRepeated', { other: names.other(note.other) });
    case 'CellError':
      return said('intake:faults.CellError', { code: note.code });
    case 'IdentityLength':
      return said('intake:warnings.IdentityLength', { digits: String(note.digits) });
    case 'IdentityRepeated':
    case 'TitleSimilar':
    case 'ApplicantSimilar':
      return said(`intake:warnings.${note.type}`, { other: names.other(note.other) });
    case 'AlphabetsMixed':
      return said('intake:warnings.AlphabetsMixed', { suggestion: note.suggestion });
    case 'NominationGuessed':
      return said('intake:warnings.NominationGuessed', {
        nomination: names.nomination(note.nomination),
      });
    case 'DateFromNumber':
      return said('intake:warnings.DateFromNumber', { date: names.day(note.date) });
    case 'ReceivedLate':
      return said('intake:warnings.ReceivedLate', { date: names.day(note.deadline) });
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
      return said(`intake:warnings.${note.type}`);
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
      return said(`intake:faults.${note.type}`);
  }
}

/** A text with its variables filled, for where no library for texts is at hand. */
export const fillText = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
