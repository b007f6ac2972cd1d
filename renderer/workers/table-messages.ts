import type { Result } from '../../shared/basics/result.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { RememberedColumns } from '../../shared/contest/remembered-columns.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import type { Mapping } from '../../shared/intake/guess-mapping.ts';
import type { IntakeInput, IntakePlan, PlannedRow } from '../../shared/intake/plan-intake.ts';
import type { TextReading, Workbook } from '../../shared/intake/read-table.ts';
import type { RefusedWords } from '../../shared/intake/refused-workbook.ts';
import type { TableError } from '../../shared/intake/table.ts';

/** A sheet as the mapping screen shows it. */
export interface OpenedSheet {
  readonly name: string;
  /** The spreadsheet does not show it. */
  readonly hidden: boolean;
  /** Rows under the headings. */
  readonly rows: number;
  /** Row of the headings, from 0. */
  readonly header: number;
  readonly columns: readonly { readonly heading: string; readonly samples: readonly string[] }[];
  readonly mapping: Mapping;
  /** Fingerprint of its headings, by which its columns are remembered. */
  readonly source: string;
  /** What was remembered of the source, and is used; null where the columns are guessed. */
  readonly remembered: RememberedColumns | null;
}

export interface OpenedFile {
  readonly sheets: readonly OpenedSheet[];
  readonly text: Workbook['text'];
}

/** What a file is opened with. */
export interface OpenInput {
  readonly settings: ContestSettings;
  readonly remembered: readonly RememberedColumns[];
  /** How a text file is read; what is absent is guessed. */
  readonly text?: TextReading;
}

/** What a plan is made of; the table stays in the worker and is named by its number among the sheets. */
export type PlanInput = Omit<IntakeInput, 'table' | 'tell' | 'existing'> & {
  readonly sheet: number;
};

/** A plan without its rows, which stay in the worker and are asked for page by page. */
export type PlanSummary = Omit<IntakePlan, 'rows'>;

export type RowFilter = 'all' | 'faulty' | 'warned' | 'new' | 'known';

/** How far reading or planning is. */
export interface TableProgress {
  readonly step: 'read' | 'plan';
  readonly done: number;
  readonly total: number;
}

export type TableRequest =
  | ({ readonly type: 'open'; readonly bytes: Uint8Array } & OpenInput)
  | ({ readonly type: 'describe'; readonly sheet: number; readonly header: number } & OpenInput)
  /** A part of the applications that the contest has; `first` forgets what was sent before. */
  | {
      readonly type: 'existing';
      readonly first: boolean;
      readonly submissions: readonly Submission[];
    }
  | { readonly type: 'plan'; readonly input: PlanInput }
  | {
      readonly type: 'page';
      readonly filter: RowFilter;
      readonly from: number;
      readonly count: number;
    }
  | { readonly type: 'fresh'; readonly from: number; readonly count: number }
  | { readonly type: 'refused'; readonly words: RefusedWords }
  | { readonly type: 'rows'; readonly bytes: Uint8Array };

export type TableAnswer =
  | { readonly type: 'progress'; readonly progress: TableProgress }
  | { readonly type: 'opened'; readonly result: Result<OpenedFile, TableError> }
  | { readonly type: 'described'; readonly sheet: OpenedSheet }
  | { readonly type: 'known' }
  | { readonly type: 'planned'; readonly plan: PlanSummary }
  | { readonly type: 'page'; readonly rows: readonly PlannedRow[] }
  | { readonly type: 'fresh'; readonly submissions: readonly Submission[] }
  | { readonly type: 'refused'; readonly bytes: Uint8Array }
  | { readonly type: 'rows'; readonly result: Result<readonly (readonly string[])[], TableError> };
