import type { Language } from '../../shared/basics/localized.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
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

export type DocumentsRequest =
  /** Ranks the stage; later requests are about it. */
  | { readonly type: 'open'; readonly state: Sent<ContestState>; readonly stage: Id }
  | { readonly type: 'report'; readonly meeting: Meeting | null }
  /** What everybody would see. */
  | { readonly type: 'page'; readonly meeting: Meeting | null; readonly options: PublicOptions }
  | {
      readonly type: 'files';
      readonly meeting: Meeting | null;
      readonly requests: readonly DocumentRequest[];
    };

export type DocumentsAnswer =
  | { readonly type: 'opened' }
  | { readonly type: 'report'; readonly report: StageReport }
  | { readonly type: 'page'; readonly page: PublicPageData }
  | { readonly type: 'files'; readonly files: readonly DocumentFile[] }
  | { readonly type: 'failed'; readonly message: string };
