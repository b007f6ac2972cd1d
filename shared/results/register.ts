import type { Language } from '../basics/localized.ts';
import { rationalToDecimal } from '../basics/rational.ts';
import type { Id, RegionCode, Stage, StageSubject } from '../contest/contest.ts';
import { formatDecimal } from '../language/number-format.ts';
import { toSortedByText } from '../language/sort-key.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { embargoMark } from './embargo.ts';
import { selectionSentence } from './explain-selection.ts';
import { scorePlaces } from './method-text.ts';
import {
  compareIds,
  localized,
  nominationTitle,
  oneLine,
  printedState,
  regionTitle,
  settingsOf,
  stageOf,
} from './naming.ts';
import { isBlocking, openItemText, openItems } from './open-items.ts';
import { contestWords } from './place-words.ts';
import { placeIn } from './ties.ts';

export interface RegisterRow {
  /** "2", or "2–3" where the place is shared. */
  readonly place: string;
  readonly number: Id;
  readonly project: string;
  readonly applicant: string;
  readonly nominationId: Id;
  readonly nomination: string;
  readonly regionCode: RegionCode | null;
  readonly region: string;
  readonly town: string;
  /** Plain decimal text with a point, rounded as the regulation says: for spreadsheets and JSON. */
  readonly decimal: string;
  /** The same in the marks of the language. */
  readonly score: string;
  readonly sheets: number;
}

/** Rows of one nomination or region, in the order of the list. */
export interface RegisterGroup {
  readonly title: string;
  readonly rows: readonly RegisterRow[];
}

/** The list of a stage (TOP-N of its regulation, else everything ranked), whole and split two ways. */
export interface RegisterData {
  readonly language: Language;
  readonly title: string;
  readonly contest: string;
  readonly stage: string;
  readonly scope: 'nomination' | 'all';
  /** False where nobody has a place: rows stand by number. */
  readonly ranked: boolean;
  /** What the rows are about. */
  readonly subject: StageSubject;
  /** Lines of the list as the regulation sets them; null where it sets none. */
  readonly top: number | null;
  readonly rows: readonly RegisterRow[];
  readonly byNomination: readonly RegisterGroup[];
  readonly byRegion: readonly RegisterGroup[];
  /** Mark for every page while the result is not final; null on a final one. */
  readonly draftMark: string | null;
  /** Mark for every page while the result may not be shown; null otherwise. */
  readonly embargoMark: string | null;
  readonly open: readonly string[];
  /** Who was taken in or passed over by quotas or the pass mark, and why; empty where places alone decided. */
  readonly selection: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly rows: readonly SelectionRow[];
  };
}

/** An application that quotas or the pass mark took in or passed over. */
export interface SelectionRow {
  readonly number: Id;
  readonly place: number;
  readonly project: string;
  readonly reason: string;
}

/** "2" or, shared by two, "2–3". */
export const placeLabel = (place: number, sharedBy: number): string =>
  sharedBy > 1 ? `${place}–${place + sharedBy - 1}` : String(place);

/** Turns ranked submissions into rows; `scope` says which of the two places counts. */
export function createRegisterRow(
  contest: ContestState,
  ranking: StageRanking,
  scope: 'nomination' | 'all',
  language: Language,
): (ranked: RankedSubmission) => RegisterRow {
  const state = printedState(contest, language);
  const places = scorePlaces(stageOf(state, ranking.stage).regulation);
  const keyOf = (ranked: RankedSubmission): string =>
    `${scope === 'all' ? '' : ranked.nomination}/${placeIn(ranked, scope)}`;
  const shared = new Map<string, number>();
  for (const ranked of ranking.ranking.submissions) {
    shared.set(keyOf(ranked), (shared.get(keyOf(ranked)) ?? 0) + 1);
  }
  return (ranked) => {
    const submission = state.submissions.get(ranked.submission);
    const place = placeIn(ranked, scope);
    const decimal = ranked.score === null ? '' : rationalToDecimal(ranked.score, places);
    return {
      place: place === null ? '' : placeLabel(place, shared.get(keyOf(ranked)) ?? 1),
      number: ranked.submission,
      // A region is called as each language calls it.
      project:
        submission?.subject === 'region'
          ? regionTitle(state, submission.region, language)
          : oneLine(submission?.title ?? ''),
      applicant: oneLine(submission?.applicant ?? ''),
      nominationId: ranked.nomination,
      nomination: nominationTitle(state, ranked.nomination, language),
      regionCode: submission?.region ?? null,
      region: regionTitle(state, submission?.region ?? null, language),
      town: oneLine(submission?.town ?? ''),
      decimal,
      score: decimal === '' ? '' : formatDecimal(decimal, language),
      sheets: ranked.sheets,
    };
  };
}

function groupByRegion(rows: readonly RegisterRow[]): readonly RegisterGroup[] {
  const regions = [...new Set(rows.map((row) => row.region))].filter((region) => region !== '');
  return regions.map((title) => ({ title, rows: rows.filter((row) => row.region === title) }));
}

/** Ranked submissions on the list, best first; a place shared across its end keeps all who share it. Without places by number. */
export function listed(state: ContestState, ranking: StageRanking): readonly RankedSubmission[] {
  const { ranked: hasPlaces, regulation } = stageOf(state, ranking.stage);
  if (!hasPlaces)
    return ranking.ranking.submissions
      .filter(({ score }) => score !== null)
      .toSorted((a, b) => compareIds(a.submission, b.submission));
  const { advance } = regulation;
  const scope = advance?.scope ?? 'all';
  const chosen = ranking.selection?.entries;
  const nominations = settingsOf(state).nominations.map(({ id }) => id);
  const place = (ranked: RankedSubmission): number =>
    placeIn(ranked, scope) ?? Number.POSITIVE_INFINITY;
  return ranking.ranking.submissions
    .filter((ranked) =>
      chosen === undefined
        ? placeIn(ranked, scope) !== null
        : (chosen.get(ranked.submission)?.state ?? 'off') !== 'off',
    )
    .toSorted(
      (a, b) =>
        (scope === 'all'
          ? 0
          : nominations.indexOf(a.nomination) - nominations.indexOf(b.nomination)) ||
        place(a) - place(b) ||
        compareIds(a.submission, b.submission),
    );
}

/** Whom the regulation's quotas and pass mark took in or passed over, by place, each with the reason. */
export function selectionNotes(
  state: ContestState,
  ranking: StageRanking,
  language: Language,
): RegisterData['selection'] {
  const texts = documentTexts[language].register;
  const { regulation } = stageOf(state, ranking.stage);
  const { advance } = regulation;
  const scope = advance?.scope ?? 'all';
  const [words, places] = [contestWords(state, language), scorePlaces(regulation)];
  const noted = ranking.ranking.submissions.flatMap((ranked) => {
    const place = placeIn(ranked, scope);
    const reason = ranking.selection?.entries.get(ranked.submission)?.reason;
    if (place === null || reason === undefined || advance === null) return [];
    const isPassedOver = reason.type === 'pass-mark' && place <= advance.top;
    const isQuota = ['quota-least', 'quota-most', 'made-room'].includes(reason.type);
    return isPassedOver || isQuota ? [{ ranked, place, reason }] : [];
  });
  const rows = noted
    .toSorted((a, b) => a.place - b.place || compareIds(a.ranked.submission, b.ranked.submission))
    .map(({ ranked, place, reason }): SelectionRow => ({
      number: ranked.submission,
      place,
      project: oneLine(state.submissions.get(ranked.submission)?.title ?? ''),
      reason: selectionSentence(reason, ranked, { words, language, places }),
    }));
  const lines = rows.map(({ number, place, reason }) =>
    fillText(texts.selectionLine, language, { number, place, reason }),
  );
  return { title: texts.quotas, lines, rows };
}

/** "ТОП-50 тізілімі", or what it is called where the stage has no list. */
export const registerTitle = (
  { regulation: { advance }, ranked }: Pick<Stage, 'regulation' | 'ranked'>,
  language: Language,
): string => {
  const { register } = documentTexts[language];
  if (!ranked) return register.assessed;
  return advance === null
    ? register.fullTitle
    : fillText(register.title, language, { top: advance.top });
};

/** The register of a stage in one language. */
export function registerData(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
  language: Language,
): RegisterData {
  const texts = documentTexts[language];
  const stage = stageOf(state, ranking.stage);
  const { advance } = stage.regulation;
  const scope = advance?.scope ?? 'all';
  const rows = listed(state, ranking).map(createRegisterRow(state, ranking, scope, language));
  const items = openItems(state, ranking, meeting);
  return {
    language,
    title: registerTitle(stage, language),
    contest: fillPhrase(phrases.protocol.contest, language, {
      contest: localized(settingsOf(state).title, language),
    }),
    stage: fillText(texts.register.stage, language, { stage: localized(stage.title, language) }),
    scope,
    ranked: stage.ranked,
    subject: stage.subject,
    top: stage.ranked ? (advance?.top ?? null) : null,
    rows,
    byNomination: settingsOf(state).nominations.flatMap(({ id }) => {
      const own = rows.filter((row) => row.nominationId === id);
      return own.length === 0 ? [] : [{ title: nominationTitle(state, id, language), rows: own }];
    }),
    byRegion:
      stage.subject === 'region' ? [] : toSortedByText(groupByRegion(rows), ({ title }) => title),
    draftMark: items.some(isBlocking) ? texts.draft : null,
    embargoMark: embargoMark(state, ranking.stage, language),
    open: items.map((item) => openItemText(state, item, language)),
    selection: selectionNotes(printedState(state, language), ranking, language),
  };
}
