import type { Id, RegionCode } from '../contest/contest.ts';
import type { AmountFault } from './amounts.ts';
import type { IdentityFault } from './identity-number.ts';

/** The other application a row is like: a row of the same table, or one the contest has already. */
export type Other = { readonly row: number } | { readonly submission: Id };

/** Why a cell keeps its row out. */
export type CellFault =
  | { readonly type: 'Missing' }
  | { readonly type: 'TooLong'; readonly limit: number }
  | { readonly type: 'NominationUnknown' }
  | { readonly type: 'RegionUnknown' }
  | { readonly type: 'RegionElsewhere'; readonly region: RegionCode }
  | { readonly type: 'NumberInvalid' }
  | { readonly type: 'DateInvalid' }
  | { readonly type: 'OptionUnknown' }
  | { readonly type: 'IdInvalid' }
  | { readonly type: 'IdRepeated'; readonly row: number }
  | { readonly type: 'IdTaken' }
  | { readonly type: 'RowRepeated'; readonly other: Other }
  /** The spreadsheet could not work the cell out: "#REF!". */
  | { readonly type: 'CellError'; readonly code: string }
  /** A formula that no program has worked out yet: there is no value to read. */
  | { readonly type: 'FormulaEmpty' }
  /** The file was once saved or opened with the wrong letters; what they were cannot be told from what is left. */
  | { readonly type: 'LettersBroken' }
  /** A coordinator registers the applications of the own region. */
  | { readonly type: 'RegionNotOwn'; readonly region: RegionCode }
  | AmountFault;

/** What a person should look at; the row is imported all the same. */
export type CellWarning =
  | { readonly type: 'MissingAdvised' }
  /** An ИИН or БИН that cannot be one: old documents differ, so it is kept as it was written. */
  | IdentityFault
  | { readonly type: 'IdentityCheckDigit' }
  /** A spreadsheet had dropped leading zeros; they were put back. */
  | { readonly type: 'IdentityPadded' }
  | { readonly type: 'IdentityRepeated'; readonly other: Other }
  | { readonly type: 'TitleSimilar'; readonly other: Other }
  | { readonly type: 'HiddenRemoved' }
  | { readonly type: 'AlphabetsMixed'; readonly suggestion: string }
  | { readonly type: 'NominationGuessed'; readonly nomination: Id }
  | { readonly type: 'CellMerged' }
  /** The spreadsheet does not show this row. */
  | { readonly type: 'RowHidden' }
  /** A question mark inside a word: most likely a Kazakh letter that another program could not write. */
  | { readonly type: 'LettersLost' }
  /** A number where a day is asked for, taken for a day as spreadsheets count them. */
  | { readonly type: 'DateFromNumber'; readonly date: string }
  /** Spelled otherwise, an applicant that is there already. */
  | { readonly type: 'ApplicantSimilar'; readonly other: Other }
  /** Received after the day by which applications were due. */
  | { readonly type: 'ReceivedLate'; readonly deadline: string };

/** A fault or a warning with its place. */
export type Placed<T> = T & {
  readonly field: string;
  /** Column of the table from 0; null where no column holds the field. */
  readonly column: number | null;
};

export type PlacedFault = Placed<CellFault>;
export type PlacedWarning = Placed<CellWarning>;
