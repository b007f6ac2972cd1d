import type { Language } from '../basics/localized.ts';
import type { ContestSettings, Id, Stage } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { poolStage, proposalStage } from '../reports/pool/pool-stages.ts';
import type { LetterKind } from '../results/letter-list.ts';
import type { PublicOptions } from '../results/public-options.ts';
import type { FontFile } from './font-face.ts';
import type { Pictures } from './paper.ts';

/** What every document is made of. */
export interface DocumentSource {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
  /** Bytes of photos by hash, for kinds that show any. */
  readonly pictures?: Pictures;
}

/** Each document that can be issued, in the order of issue; the ending is the form of its file. */
export const documentKinds = [
  'protocol.html',
  'protocol.docx',
  'register.html',
  'register.docx',
  'register.xlsx',
  'register.csv',
  'register.json',
  'scores.html',
  'scores.xlsx',
  'differences.html',
  'method.html',
  'extracts.html',
  'diplomas.html',
  'certificates.html',
  'letters.html',
  'letters.docx',
  'feedback.html',
  'ceremony.html',
  'posters-a3.html',
  'posters-a2.html',
  'index.html',
  'site',
  'running-order.html',
  'running-order.docx',
  'budgets.html',
  'budgets.docx',
  'budgets.xlsx',
  'readiness.html',
  'readiness.docx',
  'pool.html',
  'pool.docx',
  'pool.xlsx',
  'pool.csv',
  'projects.html',
  'proposals.html',
  'proposals.docx',
  'pool-public.html',
  'monitoring.html',
  'monitoring.docx',
  'draw.html',
  'draw.docx',
  'referee-sheets.html',
  'day.html',
  'day.docx',
  'standings.html',
  'standings.docx',
  'standings.xlsx',
  'standings.csv',
  'pair-diplomas.html',
  'pair-certificates.html',
] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** Kinds that hold every language in one file, and are issued once under their own name. */
const onceKinds: ReadonlySet<DocumentKind> = new Set(['index.html', 'site', 'pool-public.html']);

/** Kinds that the whole set has side by side as well. */
const issuedPaired: readonly DocumentKind[] = ['protocol.html', 'protocol.docx'];

/** Kinds whose languages may stand side by side in one file. */
const pairedKinds: ReadonlySet<DocumentKind> = new Set([
  'protocol.html',
  'protocol.docx',
  'register.html',
  'register.docx',
  'scores.html',
  'differences.html',
  'method.html',
  'extracts.html',
  'diplomas.html',
  'certificates.html',
  'letters.html',
  'letters.docx',
  'feedback.html',
  'posters-a3.html',
  'posters-a2.html',
  'running-order.html',
  'running-order.docx',
  'budgets.html',
  'budgets.docx',
  'readiness.html',
  'readiness.docx',
  'pool.html',
  'pool.docx',
  'projects.html',
  'proposals.html',
  'proposals.docx',
  'monitoring.html',
  'monitoring.docx',
  'draw.html',
  'draw.docx',
  'referee-sheets.html',
  'day.html',
  'day.docx',
  'standings.html',
  'standings.docx',
  'pair-diplomas.html',
  'pair-certificates.html',
]);

export const isPaired = (kind: DocumentKind): boolean => pairedKinds.has(kind);

/** Sheets from a number on, the first being 0. */
export interface SheetRange {
  readonly from: number;
  readonly count: number;
}

export interface DocumentRequest {
  readonly kind: DocumentKind;
  /** Two languages only where `isPaired`, which then stand side by side. */
  readonly languages: readonly [Language, ...Language[]];
  readonly withRegister: boolean;
  /** Only what is about these applications, for kinds that have a sheet for each of them; absent = all. */
  readonly submissions?: readonly Id[];
  /** Only some of the sheets of a kind that has one for each person or application. */
  readonly range?: SheetRange;
  /** Which letters; absent = all. */
  readonly letters?: readonly LetterKind[];
  /** True for diplomas and certificates on upright pages. */
  readonly upright?: boolean;
  /** False leaves the jury's comments out of feedback. */
  readonly withComments?: boolean;
  /** The order that a report is on; absent = the latest. */
  readonly order?: Id;
  /** What everybody may see, for kinds that are made for everybody; absent = what the contest's consent covers. */
  readonly shown?: PublicOptions;
}

export interface DocumentFile {
  /** "protocol.kk.html"; "site/index.html" where a document is a folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text of a page, bytes of a file, or the files of a folder. */
export type DocumentContent = string | Uint8Array | readonly DocumentFile[];

/** What a maker is given. */
export interface Making extends DocumentSource {
  readonly request: DocumentRequest;
  /** The leading language. */
  readonly language: Language;
  readonly fonts: readonly FontFile[];
}

/** "protocol.kk-ru.docx"; what holds all languages keeps its own name. */
export function documentName({
  kind,
  languages,
}: Pick<DocumentRequest, 'kind' | 'languages'>): string {
  if (onceKinds.has(kind)) return kind;
  const [name, ending] = kind.split('.');
  return `${name}.${languages.join('-')}.${ending}`;
}

/** Kinds that speak of places, winners or who goes on: none of them is issued where a stage does not rank. */
const kindsOfPlaces: ReadonlySet<DocumentKind> = new Set([
  'method.html',
  'extracts.html',
  'diplomas.html',
  'certificates.html',
  'letters.html',
  'letters.docx',
  'feedback.html',
  'ceremony.html',
  'posters-a3.html',
  'posters-a2.html',
  'index.html',
  'site',
]);

/** Papers of a contest whose teams meet. */
const tournamentKinds: readonly DocumentKind[] = [
  'draw.html',
  'draw.docx',
  'referee-sheets.html',
  'day.html',
  'day.docx',
  'standings.html',
  'standings.docx',
  'standings.xlsx',
  'standings.csv',
  'pair-diplomas.html',
  'pair-certificates.html',
];

/** What speaks of a place by scores alone: where teams meet, places are those of the disciplines. */
const kindsOfScorePlaces: ReadonlySet<DocumentKind> = new Set([
  'diplomas.html',
  'certificates.html',
  'posters-a3.html',
  'posters-a2.html',
]);

/** What a contest must have for the kinds of a programme to be issued. */
const programmeKinds: readonly {
  readonly kinds: readonly DocumentKind[];
  readonly isIn: (settings: ContestSettings, stage: Stage) => boolean;
}[] = [
  {
    kinds: [
      'running-order.html',
      'running-order.docx',
      'budgets.html',
      'budgets.docx',
      'budgets.xlsx',
    ],
    isIn: (_settings, { kind }) => kind === 'live',
  },
  {
    kinds: ['readiness.html', 'readiness.docx'],
    isIn: (_settings, { subject }) => subject === 'region',
  },
  {
    kinds: ['pool.html', 'pool.docx', 'pool.xlsx', 'pool.csv', 'projects.html', 'pool-public.html'],
    isIn: (settings) => poolStage(settings) !== null,
  },
  {
    kinds: ['proposals.html', 'proposals.docx'],
    isIn: (settings) => proposalStage(settings) !== null,
  },
  {
    // A report is made on an order, and not with a stage's result.
    kinds: ['monitoring.html', 'monitoring.docx'],
    isIn: () => false,
  },
  {
    kinds: tournamentKinds,
    isIn: ({ disciplines }) => disciplines.length > 0,
  },
];

/** The kinds that are issued for a stage of a contest, in the order of issue. */
export function issuedKinds(settings: ContestSettings, stage: Id): readonly DocumentKind[] {
  const found = settings.stages.find(({ id }) => id === stage);
  return documentKinds.filter((kind) => {
    if (found === undefined) return false;
    const programme = programmeKinds.find(({ kinds }) => kinds.includes(kind));
    if (programme !== undefined) return programme.isIn(settings, found);
    if (settings.disciplines.length > 0 && kindsOfScorePlaces.has(kind)) return false;
    return found.ranked || !kindsOfPlaces.has(kind);
  });
}

/**
 * Everything that is issued for a result: each document of these kinds in each language, Kazakh and Russian side by side where both
 * are asked for, and once what holds all languages.
 */
export function wholeSet(
  languages: readonly Language[],
  kinds: readonly DocumentKind[],
): readonly DocumentRequest[] {
  const withRegister = true;
  const inEach = languages.flatMap((language) =>
    kinds
      .filter((kind) => !onceKinds.has(kind))
      .map((kind): DocumentRequest => ({ kind, languages: [language], withRegister })),
  );
  const isBoth = languages.includes('kk') && languages.includes('ru');
  const paired = isBoth
    ? issuedPaired
        .filter((kind) => kinds.includes(kind))
        .map((kind): DocumentRequest => ({
          kind,
          languages: ['kk', 'ru'],
          withRegister,
        }))
    : [];
  const once = kinds
    .filter((kind) => onceKinds.has(kind))
    .map((kind): DocumentRequest => ({
      kind,
      languages: ['kk'],
      withRegister,
    }));
  return [...inEach, ...paired, ...once];
}
