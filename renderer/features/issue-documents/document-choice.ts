import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import {
  type DocumentKind,
  documentKinds,
  documentName,
  type DocumentRequest,
  isPaired,
  issuedKinds,
} from '../../../shared/documents/document-kinds.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { LetterKind } from '../../../shared/results/letter-list.ts';

/** Languages a document may be drawn up in: one, or Kazakh and Russian side by side. */
export const documentLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

export type DocumentLanguage = (typeof documentLanguages)[number];

/** The papers that are looked at and printed here, in the order of the choice. */
export const papers = [
  'protocol',
  'register',
  'extracts',
  'diplomas',
  'certificates',
  'letters',
  'feedback',
  'scores',
  'differences',
  'method',
  'ceremony',
  'running-order',
  'budgets',
  'draw',
  'referee-sheets',
  'day',
  'standings',
  'pair-diplomas',
  'pair-certificates',
  'readiness',
  'pool',
  'projects',
  'proposals',
] as const;

export type PaperName = (typeof papers)[number];

export interface DocumentChoice {
  readonly paper: PaperName;
  readonly language: DocumentLanguage;
  /** Annex 1, the register, is printed behind the minutes. */
  readonly withRegister: boolean;
  /** Only one nomination of a paper that has a sheet for each application; null = all. */
  readonly nomination: Id | null;
  /** Only letters of one kind; null = all. */
  readonly letters: LetterKind | null;
  /** Diplomas and certificates on upright pages. */
  readonly upright: boolean;
  /** The jury's comments are part of the feedback. */
  readonly withComments: boolean;
}

/** "protocol.kk-ru.pdf": the paper as it is printed, beside its other forms. */
export const pdfNameOf = (shown: DocumentRequest): string =>
  documentName(shown).replace(/\.html$/, '.pdf');

/** The kind that is shown on the screen. */
export const shownKind = (paper: PaperName): DocumentKind => `${paper}.html`;

/** Every form a paper can be saved in: kind and name of the form. */
export const formsOf = (
  paper: PaperName,
): readonly (readonly [kind: DocumentKind, form: string])[] =>
  documentKinds.flatMap((kind) => {
    const [name = '', ending = ''] = kind.split('.');
    return name === paper ? [[kind, ending.toUpperCase()] as const] : [];
  });

/** The papers that are issued for a stage, in the order of the choice. */
export function offeredPapers(settings: ContestSettings, stage: Id): readonly PaperName[] {
  const issued = new Set<DocumentKind>(issuedKinds(settings, stage));
  return papers.filter((paper) => issued.has(shownKind(paper)));
}

/** True for papers that have a sheet for each application or person. */
export const isByNomination = (paper: PaperName): boolean =>
  [
    'extracts',
    'diplomas',
    'certificates',
    'letters',
    'feedback',
    'pair-diplomas',
    'pair-certificates',
  ].includes(paper);

/** Languages that a paper offers. */
export const languagesFor = (paper: PaperName): readonly DocumentLanguage[] =>
  documentLanguages.filter((language) => language !== 'kk-ru' || isPaired(shownKind(paper)));

/** The languages of a kind; of a pair the first where the kind takes only one. */
function languagesOf(kind: DocumentKind, language: DocumentLanguage): DocumentRequest['languages'] {
  const all: readonly [Language, ...Language[]] = language === 'kk-ru' ? ['kk', 'ru'] : [language];
  return isPaired(kind) ? all : [all[0]];
}

/** What is asked of the worker for a choice. */
export function requestOf(
  choice: DocumentChoice,
  kind: DocumentKind,
  { submissions }: Pick<ContestState, 'submissions'>,
): DocumentRequest {
  const { paper, language, withRegister, nomination, letters, upright, withComments } = choice;
  const chosen =
    nomination === null || !isByNomination(paper)
      ? null
      : [...submissions.values()].filter((each) => each.nomination === nomination);
  return {
    kind,
    languages: languagesOf(kind, language),
    withRegister,
    upright,
    withComments,
    ...(chosen === null ? {} : { submissions: chosen.map(({ id }) => id) }),
    ...(letters === null ? {} : { letters: [letters] }),
  };
}
