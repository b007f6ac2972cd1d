import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import type { ProtocolFacts } from './protocol-facts.ts';

export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly align: 'left' | 'center' | 'right';
}

/**
 * A piece of a document. Two languages of the same document have the same blocks in the same order, so that they
 * can be set side by side. A row of a table with one cell alone goes across it and heads the rows below.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly id: string; readonly text: string }
  | { readonly type: 'list'; readonly id: string; readonly items: readonly string[] }
  | {
      readonly type: 'table';
      readonly id: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      /** Bars of one measure; each item has as many as the legend names, with its figure in words beside it. */
      readonly type: 'bars';
      readonly id: string;
      readonly legend: readonly string[];
      readonly items: readonly {
        readonly label: string;
        /** `share` of the longest, 0 to 1: for the picture alone. */
        readonly bars: readonly { readonly share: number; readonly text: string }[];
      }[];
    }
  | {
      /** Photos by the hash of their bytes, which the paper has beside it. */
      readonly type: 'photos';
      readonly id: string;
      readonly photos: readonly { readonly hash: string; readonly caption: string }[];
    };

export interface PaperPart {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface SignatureLine {
  readonly role: string;
  readonly name: string;
}

/** What every page of every paper of a result carries, and what may head its first one. */
export interface PaperFrame {
  readonly language: Language;
  /** Mark for every page while the result is not final; null on a final one. */
  readonly draftMark: string | null;
  /** Mark for every page while the result may not be shown; null where nobody said so, or it was released. */
  readonly embargoMark: string | null;
  /** Says that a practice contest is one; null in a real one. */
  readonly demoNote: string | null;
  readonly contest: string;
  readonly stage: string;
  /** Contest and minutes in a few words, for the foot of every page. */
  readonly foot: string;
  /** The root of the result in groups, for the foot of every page. */
  readonly rootLine: string;
  /** "Бет {{page}} / {{pages}}", still to be filled by whoever counts the pages. */
  readonly pageLabel: string;
}

/** A paper of a result in one language: whole sentences in the order of the page. */
export interface PaperData extends PaperFrame {
  /** What a draft says of itself before the list of what is open; null where the mark is enough. */
  readonly draftNote: string | null;
  /** What is open, as lines; with a draft mark they stand in front of everything. */
  readonly openTexts: readonly string[];
  readonly title: string;
  /** What a camera reads beside the title, and people where there is none; absent where nothing is read off. */
  readonly code?: string;
  /** Lines under the title. */
  readonly lines: readonly string[];
  readonly sections: readonly PaperPart[];
  /** Whether sections have numbers before their titles. */
  readonly numbered: boolean;
  /** Each begins on a new page. */
  readonly annexes: readonly PaperPart[];
  /** Small print at the end. */
  readonly closing: readonly Block[];
  /** Null where nobody signs. */
  readonly signing: {
    readonly title: string;
    readonly lines: readonly SignatureLine[];
    readonly sealPlace: string;
  } | null;
}

/** The minutes of one stage in one language, and the facts behind them. */
export interface ProtocolData extends PaperData {
  readonly facts: ProtocolFacts;
}

/** What every part of the minutes and of their annexes is written from. */
export interface ProtocolSource {
  /** As documents have it: nobody who is blocked is named. */
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
  readonly language: Language;
  readonly facts: ProtocolFacts;
  /** A juror's name, or number where the regulation shows numbers. */
  readonly juror: (id: Id) => string;
}
