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
  | AmountFault
  | IdentityFault;

/** What a person should look at; the row is imported all the same. */
export type CellWarning =
  | { readonly type: 'MissingAdvised' }
  | { readonly type: 'IdentityCheckDigit' }
  /** A spreadsheet had dropped leading zeros; they were put back. */
  | { readonly type: 'IdentityPadded' }
  | { readonly type: 'IdentityRepeated'; readonly other: Other }
  | { readonly type: 'TitleSimilar'; readonly other: Other }
  | { readonly type: 'HiddenRemoved' }
  | { readonly type: 'AlphabetsMixed'; readonly suggestion: string }
  | { readonly type: 'NominationGuessed'; readonly nomination: Id }
  | { readonly type: 'CellMerged' };

/** A fault or a warning with its place. */
export type Placed<T> = T & {
  readonly field: string;
  /** Column of the table from 0; null where no column holds the field. */
  readonly column: number | null;
};

export type PlacedFault = Placed<CellFault>;
export type PlacedWarning = Placed<CellWarning>;
