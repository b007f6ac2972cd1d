import type { LocalizedText } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import type { Discipline } from './discipline.ts';

/** Short stable names inside one contest: 1–64 of `A–Z a–z 0–9 _ . -`, so that keys can be built from them. */
export type Id = string;

/** Names that every object answers to: a criterion of that name would seem to have a score before anybody gave one. */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** True for a name in the form of an id; none of those that every object has, which begin with `__` or are listed. */
export const isId = (text: unknown): text is Id =>
  typeof text === 'string' && /^(?!__)[A-Za-z0-9_.-]{1,64}$/.test(text) && !inherited.has(text);

/** ISO 3166-2 code of a region of Kazakhstan ("KZ-55"); in other contests any id. */
export type RegionCode = Id;

/** Which list of regions was in force; see `regions.ts`. */
export type RegionsProfileId = '2014/2018-06' | '2018-06/2022-06' | '2022-' | 'single' | 'none';

export interface Nomination {
  readonly id: Id;
  readonly title: LocalizedText;
}

/** A scale in thousandths of a point: every allowed score is `min + n·step` up to `max`. */
export interface Scale {
  readonly min: Milli;
  readonly max: Milli;
  readonly step: Milli;
}

export interface Anchor {
  readonly level: Milli;
  readonly text: LocalizedText;
}

/** Scores at or beyond these bounds need a comment; null means the bound is not set. */
export interface CommentRule {
  readonly requiredAtOrBelow: Milli | null;
  readonly requiredAtOrAbove: Milli | null;
  readonly note: LocalizedText;
}

export interface Criterion {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly help: LocalizedText;
  /** Relative weight in thousandths (20 % = 20000, factor 1.2 = 1200); only ratios matter for a weighted mean. */
  readonly weight: Milli;
  /** Weights of the nominations where the regulation sets another one. */
  readonly weightsByNomination?: Readonly<Record<Id, Milli>>;
  readonly scale: Scale;
  readonly anchors: readonly Anchor[];
  readonly comment: CommentRule;
}

/** Weight of a criterion in a nomination; the common weight where none is named. */
export const weightIn = (criterion: Criterion, nomination?: Id): Milli =>
  (nomination === undefined ? undefined : criterion.weightsByNomination?.[nomination]) ??
  criterion.weight;

export interface FormField {
  readonly id: Id;
  /** text, longtext, bin, region, contacts, select, money, number, date, files or checkbox; others show as text. */
  readonly type: string;
  readonly label: LocalizedText;
  readonly required: boolean;
  readonly options: readonly { readonly id: Id; readonly title: LocalizedText }[];
}

export interface AssignmentRule {
  /** Jurors per submission; 'all' = the whole jury. */
  readonly jurorsPerSubmission: number | 'all';
  /** At most this many jurors of the applicant's own region; null = no limit. */
  readonly ownRegionMax: number | null;
  readonly calibration: number;
  readonly blind: boolean;
  /** True where nobody judges the applications of the own organisation. */
  readonly ownOrganisationExcluded: boolean;
}

export const rankingMethods = [
  'mean',
  'trimmed',
  'median',
  'rank-sum',
  'schulze',
  'z',
  'adjusted',
  'bradley-terry',
] as const;

export type RankingMethod = (typeof rankingMethods)[number];

/**
 * Where a regulation rounds, and to which multiple (thousandths): `panel` = a criterion's score over the jurors,
 * `weighted` = that score times the weight, `final` = the submission's score.
 */
export interface Rounding {
  readonly panel: Milli | null;
  readonly weighted: Milli | null;
  readonly final: Milli | null;
}

export type TieBreak =
  | { readonly by: 'criterion'; readonly criterion: Id; readonly stage: Id }
  | { readonly by: 'median' }
  | { readonly by: 'chair-decision-with-reason' }
  /** A rule this version does not apply by itself; it is printed, and a person decides. */
  | { readonly by: 'other'; readonly name: string };

/** How many of those chosen in a stage may, or must, come from one nomination, region, applicant or organisation. */
export interface Quota {
  readonly by: (typeof quotaSubjects)[number];
  readonly min: number | null;
  readonly max: number | null;
}

export const quotaSubjects = ['nomination', 'region', 'applicant', 'organisation'] as const;

/** What follows where two sheets of one application differ by `threshold` points or more. */
export interface Discrepancy {
  readonly threshold: Milli;
  readonly action: (typeof discrepancyActions)[number];
}

export const discrepancyActions = ['one-more-juror', 'discuss-in-meeting'] as const;

export interface StageRegulation {
  readonly method: RankingMethod;
  readonly aggregate: 'weighted-mean' | 'sum';
  readonly rounding: Rounding;
  /** Least final score that may win, on the scale of the sheet; null = none. */
  readonly passMark: Milli | null;
  readonly tieBreak: readonly TieBreak[];
  /** Places on the list (TOP-N), over all nominations or within each; null = no cut. */
  readonly advance: {
    readonly top: number;
    readonly scope: 'nomination' | 'all';
    readonly title: LocalizedText;
  } | null;
  /** Null where the regulation says nothing of sheets that differ much. */
  readonly discrepancy: Discrepancy | null;
  readonly quotas: readonly Quota[];
}

/** One part of a turn in a live final: the pitch, the budget defence, questions. */
export interface TurnPart {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly seconds: number;
}

/** A level that a score reaches from a bound on, as of a region's readiness. */
export interface Level {
  readonly from: Milli;
  readonly title: LocalizedText;
}

export const stageSubjects = ['project', 'region', 'proposal'] as const;

/** What is entered into a stage: projects, regions as a whole, or proposals of a forum's sections. */
export type StageSubject = (typeof stageSubjects)[number];

export interface Stage {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly kind: string;
  readonly scored: boolean;
  readonly subject: StageSubject;
  /** False where scores are shown and nobody gets a place. */
  readonly ranked: boolean;
  /** Parts of a turn, in their order; empty where nobody speaks. */
  readonly timing: readonly TurnPart[];
  /** In rising order; empty where scores have no names. */
  readonly levels: readonly Level[];
  readonly assignment: AssignmentRule;
  readonly form: readonly FormField[];
  readonly criteria: readonly Criterion[];
  readonly regulation: StageRegulation;
}

export interface CommissionMember {
  readonly id: Id;
  readonly name: string;
  readonly role: 'chair' | 'deputy' | 'member' | 'secretary';
  readonly vote: boolean;
}

/** A group of ages that competes by itself, told by school grades where it has bounds. */
export interface AgeGroup {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly gradeMin: number | null;
  readonly gradeMax: number | null;
  /** The nomination that is this group's alone; null = all. */
  readonly nomination: Id | null;
}

/** A day by which something is due; it reminds people and decides nothing. */
export interface Deadline {
  readonly id: Id;
  readonly title: LocalizedText;
  /** The stage whose sheets are due; null for everything else. */
  readonly stage: Id | null;
  /** Days after the announcement of the contest; null where only a date is said. */
  readonly offsetDays: number | null;
  /** "2026-11-30", where it was set; it goes before the days after the announcement. */
  readonly date: string | null;
}

/** A prize that the regulation has beside the places in each nomination. */
export interface SpecialPrize {
  readonly id: Id;
  readonly title: LocalizedText;
}

/** Money that may be granted, in whole tenge. */
export interface GrantRules {
  readonly ceiling: number | null;
  readonly perProjectMax: number | null;
  readonly partialAllowed: boolean;
}

/** The whole regulation of a contest as signed data; a later version is a visible amendment. */
export interface ContestSettings {
  readonly template: Id;
  readonly title: LocalizedText;
  readonly season: string;
  /** A practice contest: marked on every screen and never exported as real. */
  readonly demo: boolean;
  readonly regionsProfile: RegionsProfileId;
  readonly regions: readonly RegionCode[];
  readonly nominations: readonly Nomination[];
  readonly stages: readonly Stage[];
  readonly quorum: { readonly numerator: number; readonly denominator: number };
  readonly commission: readonly CommissionMember[];
  readonly consent: LocalizedText;
  readonly confidentiality: LocalizedText;
  readonly ageGroups: readonly AgeGroup[];
  /** Spellings of regions that this contest's applicants use, beside those that every contest knows. */
  readonly regionAliases: Readonly<Record<RegionCode, readonly string[]>>;
  /** Day of the announcement ("2026-09-01"), from which deadlines count; null while it is not known. */
  readonly announced: string | null;
  readonly deadlines: readonly Deadline[];
  /** Days after the publication within which a result may be appealed against; null = not said. */
  readonly appealDays: number | null;
  readonly grants: GrantRules | null;
  /** How many keys of headquarters must sign a seal; a contest with two roots always needs two. */
  readonly sealing: 1 | 2;
  /** How annexes and the auditors' file name jurors. */
  readonly jurorsShown: 'named' | 'numbered';
  /** Places that win a prize in each nomination. */
  readonly prizePlaces: number;
  /** Special prizes, the grand prix among them. */
  readonly prizes: readonly SpecialPrize[];
  /** One for each nomination in which teams meet. */
  readonly disciplines: readonly Discipline[];
  /** Days after an order to monitor supported projects within which the report is due; null = one month of the calendar. */
  readonly reportDaysAfterOrder: number | null;
}

/** What the first three versions of the settings have no words for. */
export const unsaidProgramme = {
  disciplines: [],
  reportDaysAfterOrder: null,
} as const satisfies Partial<ContestSettings>;

/** What the first three versions have no words for in a stage. */
export const unsaidStage = {
  subject: 'project',
  ranked: true,
  timing: [],
  levels: [],
} as const satisfies Partial<Stage>;

/** What the first two versions of the settings have no words for. */
export const unsaidDecisions = {
  sealing: 1,
  jurorsShown: 'named',
  prizePlaces: 3,
  prizes: [],
  ...unsaidProgramme,
} as const satisfies Partial<ContestSettings>;

/** What the first version of the settings has no words for: contests that never said more are read with this. */
export const unsaidSettings = {
  ageGroups: [],
  regionAliases: {},
  announced: null,
  deadlines: [],
  appealDays: null,
  grants: null,
  ...unsaidDecisions,
} as const satisfies Partial<ContestSettings>;

export const unsaidRegulation = {
  discrepancy: null,
  quotas: [],
} as const satisfies Partial<StageRegulation>;

export const unsaidAssignment = {
  ownOrganisationExcluded: false,
} as const satisfies Partial<AssignmentRule>;
