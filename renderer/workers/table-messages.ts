import type { Result } from '../../shared/basics/result.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { Mapping } from '../../shared/intake/guess-mapping.ts';
import type { IntakeInput, IntakePlan } from '../../shared/intake/plan-intake.ts';
import type { Workbook } from '../../shared/intake/read-table.ts';
import type { TableError } from '../../shared/intake/table.ts';

/** A sheet as the mapping screen shows it. */
export interface OpenedSheet {
  readonly name: string;
  /** Rows under the headings. */
  readonly rows: number;
  /** Row of the headings, from 0. */
  readonly header: number;
  readonly columns: readonly { readonly heading: string; readonly samples: readonly string[] }[];
  readonly mapping: Mapping;
}

export interface OpenedFile {
  readonly sheets: readonly OpenedSheet[];
  readonly text: Workbook['text'];
}

/** What a plan is made of; the table stays in the worker and is named by its number among the sheets. */
export type PlanInput = Omit<IntakeInput, 'table'> & { readonly sheet: number };

export type TableRequest =
  | { readonly type: 'open'; readonly bytes: Uint8Array; readonly settings: ContestSettings }
  | {
      readonly type: 'describe';
      readonly sheet: number;
      readonly header: number;
      readonly settings: ContestSettings;
    }
  | { readonly type: 'plan'; readonly input: PlanInput }
  | { readonly type: 'rows'; readonly bytes: Uint8Array };

export type TableAnswer =
  | { readonly type: 'opened'; readonly result: Result<OpenedFile, TableError> }
  | { readonly type: 'described'; readonly sheet: OpenedSheet }
  | { readonly type: 'planned'; readonly plan: IntakePlan }
  | { readonly type: 'rows'; readonly result: Result<readonly (readonly string[])[], TableError> };
