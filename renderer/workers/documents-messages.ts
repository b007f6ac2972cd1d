import type { Language } from '../../shared/basics/localized.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import type { Pictures } from '../../shared/documents/paper.ts';
import type { ReadPage } from '../../shared/documents/read-page.ts';
import type { SheetPaper } from '../../shared/documents/score-sheet-paper.ts';
import type { Sent } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { ProtocolData } from '../../shared/results/protocol-parts.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicPageData } from '../../shared/results/public-page.ts';

/** A ranked submission as the choice of winners shows it. */
export interface Candidate {
  readonly nomination: Id;
  readonly submission: Id;
  readonly title: string;
  /** Place within the nomination, and its label ("2–3" where it is shared). */
  readonly place: number;
  readonly label: string;
  readonly tied: boolean;
  readonly score: Readonly<Record<Language, string>>;
}

/** The minutes of a stage in the three languages, and who may be chosen. */
export interface StageReport {
  readonly stage: Id;
  readonly protocols: Readonly<Record<Language, ProtocolData>>;
  readonly candidates: readonly Candidate[];
}

/** A document for the screen. */
export interface DocumentPreview extends ReadPage {
  /** Sheets that the request leads to without its range. */
  readonly total: number;
  /** True for a document that is one whole, however many sheets it has. */
  readonly single: boolean;
}

/** What is to be made into files. */
export interface MadeDocuments {
  readonly meeting: Meeting | null;
  readonly requests: readonly DocumentRequest[];
  /** Name of the one ZIP that holds them; null for files by themselves. */
  readonly zip: string | null;
}

/** What a window asks; `job` counts what can be stopped. */
export type DocumentsRequest =
  /** Ranks the stage; later requests are about it. */
  | {
      readonly type: 'open';
      readonly state: Sent<ContestState>;
      readonly stage: Id;
      /** Photos that papers show. */
      readonly pictures: Pictures;
    }
  | { readonly type: 'report'; readonly meeting: Meeting | null }
  /** What everybody would see. */
  | { readonly type: 'page'; readonly meeting: Meeting | null; readonly options: PublicOptions }
  | ({ readonly type: 'files'; readonly job: number } & MadeDocuments)
  | {
      readonly type: 'preview';
      readonly job: number;
      readonly meeting: Meeting | null;
      readonly request: DocumentRequest;
    }
  /** Needs no stage that was opened. */
  | { readonly type: 'sheets'; readonly papers: readonly SheetPaper[] }
  /** Has no answer of its own: the job's is `stopped`, unless it was ready. */
  | { readonly type: 'stop'; readonly job: number };

export type DocumentsAnswer =
  | { readonly type: 'opened' }
  | { readonly type: 'report'; readonly report: StageReport }
  | { readonly type: 'page'; readonly page: PublicPageData }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'files'; readonly files: readonly DocumentFile[] }
  | { readonly type: 'preview'; readonly preview: DocumentPreview }
  | { readonly type: 'sheets'; readonly html: string }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };
