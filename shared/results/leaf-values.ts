import type { LocalizedText } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import type { Quota, RankingMethod, Rounding, TieBreak } from '../contest/contest.ts';
import type { Value } from '../log/operation.ts';
import { encodeValue } from '../log/value-codec.ts';
import type { ScoreValue } from '../scoring/sheet.ts';
import type { LeafName } from './long-name.ts';

/** What the result was counted by: everything of the regulation that a recount needs. */
export interface ResultRule {
  readonly contest: string;
  readonly title: LocalizedText;
  readonly stage: string;
  readonly stageTitle: LocalizedText;
  readonly nominations: readonly { readonly id: string; readonly title: LocalizedText }[];
  readonly regions: readonly string[];
  readonly criteria: readonly {
    readonly id: string;
    readonly title: LocalizedText;
    readonly weight: Milli;
    readonly weights: Readonly<Record<string, Milli>>;
    readonly min: Milli;
    readonly max: Milli;
    readonly step: Milli;
  }[];
  readonly method: RankingMethod;
  readonly aggregate: 'weighted-mean' | 'sum';
  readonly rounding: Rounding;
  readonly tieBreak: readonly TieBreak[];
  readonly passMark: Milli | null;
  readonly advance: { readonly top: number; readonly scope: 'nomination' | 'all' } | null;
  readonly quotas: readonly Quota[];
  /** Whether the stage ends with winners, and how many places have a prize where nobody decided otherwise. */
  readonly winners: boolean;
  readonly prizePlaces: number;
  readonly grants: {
    readonly ceiling: number | null;
    readonly perProjectMax: number | null;
    readonly partialAllowed: boolean;
  } | null;
  /** How sheets name their jurors, and how many jurors they are of, or the highest number. */
  readonly jurors: 'named' | 'numbered';
  readonly jurorCount: number;
}

/** A counted sheet; criteria in the order of their ids. */
export interface SheetLeaf {
  readonly salt: Uint8Array;
  readonly stage: string;
  readonly submission: string;
  /** The juror's id, or number in decimal where jurors are numbered. */
  readonly juror: string;
  readonly scores: readonly (readonly [criterion: string, score: ScoreValue])[];
}

/** What became of one application. */
export interface OutcomeLeaf {
  readonly salt: Uint8Array;
  readonly submission: string;
  readonly nomination: string;
  readonly region: string | null;
  /** The number of the applicant's, and of the organisation's first application, where a quota asks for it. */
  readonly applicantGroup: string | null;
  readonly organisationGroup: string | null;
  readonly sheets: number;
  readonly place: number | null;
  readonly overall: number | null;
  /** An exact fraction in lowest terms, "2687/300". */
  readonly score: string | null;
  /** On the list of those who go on as the regulation makes it; null where the stage has no list. */
  readonly list: 'on' | 'off' | 'open' | null;
  /** The place among the winners. */
  readonly winner: number | null;
  /** Whether it goes on as decided; null where the stage has no list and nobody decided. */
  readonly finalist: boolean | null;
  /** Ids of special prizes. */
  readonly prizes: readonly string[];
  /** Whole tenge. */
  readonly granted: number | null;
  readonly refused: boolean;
  readonly title: LeafName;
  readonly applicant: LeafName;
}

/** The meeting whose decisions these are. */
export interface MeetingLeaf {
  readonly salt: Uint8Array;
  readonly number: string;
  readonly date: string;
}

export interface PrizeLeaf {
  readonly salt: Uint8Array;
  readonly prize: string;
  readonly title: LocalizedText;
  readonly submission: string;
}

/** A tie settled by people: the order they decided on. */
export interface TieLeaf {
  readonly salt: Uint8Array;
  readonly nomination: string | null;
  readonly order: readonly string[];
  readonly reason: string;
}

/** The reason of a decision on one application, or on ties (then of none). */
export interface ReasonLeaf {
  readonly salt: Uint8Array;
  readonly on: 'grant' | 'refusal' | 'ties';
  readonly submission: string | null;
  readonly reason: string;
}

/** Everything that a leaf of version 2 can be. */
export type Leaf =
  | { readonly type: 'rule'; readonly rule: ResultRule }
  | ({ readonly type: 'sheet' } & SheetLeaf)
  | ({ readonly type: 'outcome' } & OutcomeLeaf)
  | ({ readonly type: 'meeting' } & MeetingLeaf)
  | ({ readonly type: 'prize' } & PrizeLeaf)
  | ({ readonly type: 'tie' } & TieLeaf)
  | ({ readonly type: 'reason' } & ReasonLeaf);

const ruleValue = (rule: ResultRule): Value => ({
  ...rule,
  title: { ...rule.title },
  stageTitle: { ...rule.stageTitle },
  nominations: rule.nominations.map(({ id, title }) => ({ id, title: { ...title } })),
  criteria: rule.criteria.map((each) => ({
    ...each,
    title: { ...each.title },
    weights: { ...each.weights },
  })),
  rounding: { ...rule.rounding },
  tieBreak: rule.tieBreak.map((each) => ({ ...each })),
  advance: rule.advance === null ? null : { ...rule.advance },
  quotas: rule.quotas.map((each) => ({ ...each })),
  grants: rule.grants === null ? null : { ...rule.grants },
});

/** The list of values that a leaf is written as; see PROOF.md. */
export function leafValue(leaf: Leaf): Value {
  switch (leaf.type) {
    case 'rule':
      return ['rule-2', ruleValue(leaf.rule)];
    case 'sheet':
      return [
        'sheet-2',
        leaf.salt,
        leaf.stage,
        leaf.submission,
        leaf.juror,
        leaf.scores.map(([criterion, given]) => [criterion, given]),
      ];
    case 'outcome':
      return [
        'outcome-2',
        leaf.salt,
        leaf.submission,
        leaf.nomination,
        leaf.region,
        leaf.applicantGroup,
        leaf.organisationGroup,
        leaf.sheets,
        leaf.place,
        leaf.overall,
        leaf.score,
        leaf.list,
        leaf.winner,
        leaf.finalist,
        leaf.prizes,
        leaf.granted,
        leaf.refused,
        leaf.title,
        leaf.applicant,
      ];
    case 'meeting':
      return ['meeting-2', leaf.salt, leaf.number, leaf.date];
    case 'prize':
      return ['prize-2', leaf.salt, leaf.prize, { ...leaf.title }, leaf.submission];
    case 'tie':
      return ['tie-2', leaf.salt, leaf.nomination, leaf.order, leaf.reason];
    case 'reason':
      return ['reason-2', leaf.salt, leaf.on, leaf.submission, leaf.reason];
  }
}

export const encodeLeaf = (leaf: Leaf): Uint8Array => encodeValue(leafValue(leaf));
