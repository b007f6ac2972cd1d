import type { Language } from '../basics/localized.ts';
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
 * can be set side by side.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly id: string; readonly text: string }
  | { readonly type: 'list'; readonly id: string; readonly items: readonly string[] }
  | {
      readonly type: 'table';
      readonly id: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly string[])[];
    };

export interface ProtocolSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface SignatureLine {
  readonly role: string;
  readonly name: string;
}

/** The minutes of one stage in one language: whole sentences in the order of the page, and the facts behind them. */
export interface ProtocolData {
  readonly language: Language;
  readonly facts: ProtocolFacts;
  /** Mark for every page while the minutes are not final; null on final ones. */
  readonly draftMark: string | null;
  readonly draftNote: string;
  /** What is open, as lines; with a draft mark they stand in front of everything. */
  readonly openTexts: readonly string[];
  /** Says that a practice contest is one; null in a real one. */
  readonly demoNote: string | null;
  readonly contest: string;
  readonly stage: string;
  readonly title: string;
  readonly placeAndDate: readonly string[];
  readonly sections: readonly ProtocolSection[];
  readonly annexes: readonly ProtocolSection[];
  readonly closing: readonly Block[];
  readonly signaturesTitle: string;
  readonly signatures: readonly SignatureLine[];
  readonly sealPlace: string;
  /** "Бет {{page}} / {{pages}}", still to be filled by whoever counts the pages. */
  readonly pageLabel: string;
}

/** What every part of the minutes is written from. */
export interface ProtocolSource {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
  readonly language: Language;
  readonly facts: ProtocolFacts;
}
