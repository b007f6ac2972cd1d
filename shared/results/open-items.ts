import type { Language } from '../basics/localized.ts';
import { unreachable } from '../basics/assert.ts';
import { compare, milliToRational } from '../basics/rational.ts';
import type { Milli } from '../basics/points.ts';
import type { Id, Stage } from '../contest/contest.ts';
import { formatScore } from '../language/number-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import { needsCommonSheets } from '../ranking/method-scores.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { passScore } from '../ranking/select-list.ts';
import type { UnmetQuota } from '../ranking/selection.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { nominationTitle, settingsOf, stageOf } from './naming.ts';
import { contestWords } from './place-words.ts';
import { quorumOf } from './quorum.ts';
import { tiesAcrossCut, tiesAmongWinners } from './ties.ts';

/** Conflicts, gaps in logs, statements of a root key that wait for the other's approval, sheets, newer records. */
type CountedType = 'hard' | 'fork' | 'rule' | 'gap' | 'approvals' | 'missing-sheets' | 'unknown';

/** Something that keeps minutes a draft, or (`missing-sheets`, `unknown`, `quota-unmet`) that a reader has to know. */
export type OpenItem =
  | {
      readonly type: CountedType;
      readonly count: number;
    }
  /** Root keys of headquarters revoked each other. */
  | { readonly type: 'mutual-revocation' }
  | {
      readonly type: 'cut-tie';
      readonly nomination: Id | null;
      readonly top: number;
      readonly submissions: readonly Id[];
    }
  /** Equal places above the end of the list, where a quota has room for only `seats` of them. */
  | {
      readonly type: 'quota-tie';
      readonly nomination: Id | null;
      readonly place: number;
      readonly seats: number;
      readonly submissions: readonly Id[];
    }
  /** A least number that cannot be kept: there are not enough applications that could go on. */
  | { readonly type: 'quota-unmet'; readonly unmet: readonly UnmetQuota[] }
  | {
      readonly type: 'winner-tie';
      readonly nomination: Id;
      readonly place: number;
      readonly submissions: readonly Id[];
    }
  | { readonly type: 'no-quorum'; readonly present: number; readonly required: number }
  | { readonly type: 'votes'; readonly votes: number; readonly present: number }
  | { readonly type: 'winner-unknown'; readonly submissions: readonly Id[] }
  | { readonly type: 'below-pass-mark'; readonly pass: Milli; readonly submissions: readonly Id[] }
  | { readonly type: 'incomparable' | 'no-meeting' | 'no-decision' | 'not-sealed' };

/** False for what is told but hinders nothing. */
export const isBlocking = (item: OpenItem): boolean =>
  item.type !== 'missing-sheets' && item.type !== 'unknown' && item.type !== 'quota-unmet';

const counted = (type: CountedType, count: number): readonly OpenItem[] =>
  count > 0 ? [{ type, count }] : [];

function cutTies(
  stage: Stage,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly OpenItem[] {
  const { advance } = stage.regulation;
  if (advance === null || (meeting !== null && meeting.tieReason !== '')) return [];
  const { top } = advance;
  return tiesAcrossCut(ranking).map(({ nomination, place, seats, submissions }) =>
    place + submissions.length - 1 > top && seats === top - place + 1
      ? { type: 'cut-tie', nomination, top, submissions }
      : { type: 'quota-tie', nomination, place, seats, submissions },
  );
}

const unmetQuotas = ({ selection }: StageRanking): readonly OpenItem[] =>
  selection === null || selection.unmet.length === 0
    ? []
    : [{ type: 'quota-unmet', unmet: selection.unmet }];

function winnerItems(stage: Stage, ranking: StageRanking, meeting: Meeting): readonly OpenItem[] {
  const { passMark } = stage.regulation;
  const ranked = new Map(ranking.ranking.submissions.map((each) => [each.submission, each]));
  const winners = meeting.winners.map(({ submission }) => {
    const found = ranked.get(submission);
    const score = found === undefined ? null : passScore(found, ranking.ranking.method);
    return { submission, score };
  });
  const unknown = winners.filter(({ score }) => score === null).map(({ submission }) => submission);
  const below =
    passMark === null
      ? []
      : winners
          .filter(({ score }) => score !== null && compare(score, milliToRational(passMark)) < 0)
          .map(({ submission }) => submission);
  const ties = meeting.tieReason === '' ? tiesAmongWinners(ranking, meeting) : [];
  return [
    ...(unknown.length > 0 ? [{ type: 'winner-unknown', submissions: unknown } as const] : []),
    ...(below.length > 0 && passMark !== null
      ? [{ type: 'below-pass-mark', pass: passMark, submissions: below } as const]
      : []),
    ...ties.map(({ nomination, place, submissions }) => ({
      type: 'winner-tie' as const,
      nomination: nomination ?? '',
      place,
      submissions,
    })),
  ];
}

function meetingItems(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly OpenItem[] {
  if (meeting === null) return [{ type: 'no-meeting' }];
  const stage = stageOf(state, ranking.stage);
  const quorum = quorumOf(settingsOf(state), meeting);
  const votes = meeting.votes.for + meeting.votes.against + meeting.votes.abstained;
  return [
    ...(quorum.met
      ? []
      : [{ type: 'no-quorum', present: quorum.present, required: quorum.required } as const]),
    ...(votes > quorum.present ? [{ type: 'votes', votes, present: quorum.present } as const] : []),
    ...(meeting.winners.length === 0 && stage.regulation.advance === null
      ? [{ type: 'no-decision' } as const]
      : []),
    ...winnerItems(stage, ranking, meeting),
  ];
}

function missingSheets(state: ContestState, stage: Id): number {
  return [...state.sheets.values()].filter(
    (sheet) => sheet.stage === stage && sheet.handIn === null && sheet.status !== 'recused',
  ).length;
}

/** Only methods that adjust jurors to one another need submissions in common. */
const isIncomparable = ({ ranking }: StageRanking): boolean =>
  ranking.incomparable && (needsCommonSheets(ranking.method) || ranking.method === 'z');

/** Everything that is open on a stage: what hinders first, what is only told last. Conflicts count over the archive. */
export function openItems(
  state: ContestState,
  ranking: StageRanking,
  meeting: Meeting | null,
): readonly OpenItem[] {
  const { counts, directory } = state;
  const stage = stageOf(state, ranking.stage);
  return [
    ...counted('hard', counts.hard),
    ...counted('fork', counts.fork),
    ...counted('rule', counts.rule),
    ...counted('gap', state.gaps.length),
    ...(directory.mutualRevocation ? [{ type: 'mutual-revocation' } as const] : []),
    ...counted('approvals', directory.waiting.length),
    ...(isIncomparable(ranking) ? [{ type: 'incomparable' } as const] : []),
    ...cutTies(stage, ranking, meeting),
    ...meetingItems(state, ranking, meeting),
    ...(state.seals.has(ranking.stage) ? [] : [{ type: 'not-sealed' } as const]),
    ...unmetQuotas(ranking),
    ...counted('missing-sheets', missingSheets(state, ranking.stage)),
    ...counted('unknown', counts.unknown),
  ];
}

/** What has to be settled before the stage may be sealed. */
export const sealHindrances = (items: readonly OpenItem[]): readonly OpenItem[] =>
  items.filter((item) => isBlocking(item) && item.type !== 'not-sealed');

type Item<Type extends OpenItem['type']> = Extract<OpenItem, { readonly type: Type }>;

function quotaTieText(state: ContestState, item: Item<'quota-tie'>, language: Language): string {
  const texts = documentTexts[language].open;
  const { place, seats, submissions, nomination } = item;
  const values = { place, seats, applications: submissions.join(', ') };
  if (nomination === null) return fillText(texts['quota-tie'], language, values);
  return fillText(texts['quota-tie-nomination'], language, {
    ...values,
    nomination: nominationTitle(state, nomination, language),
  });
}

function unmetText(state: ContestState, item: Item<'quota-unmet'>, language: Language): string {
  const texts = documentTexts[language].open;
  const words = contestWords(state, language);
  const groups = item.unmet.map(({ quota: { by, min }, group, count }) =>
    fillText(texts['quota-unmet-group'], language, {
      group: words.group(by, group),
      wanted: min ?? 0,
      count,
    }),
  );
  return fillText(texts['quota-unmet'], language, { groups: groups.join('; ') });
}

/** One open item as a line of the document. */
export function openItemText(state: ContestState, item: OpenItem, language: Language): string {
  const texts = documentTexts[language].open;
  const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
    fillText(text, language, values);
  const list = (ids: readonly Id[]): string => ids.join(', ');
  switch (item.type) {
    case 'hard':
    case 'fork':
    case 'rule':
    case 'gap':
    case 'approvals':
    case 'missing-sheets':
    case 'unknown':
      return fill(texts[item.type], { count: item.count });
    case 'cut-tie': {
      const values = { top: item.top, applications: list(item.submissions) };
      if (item.nomination === null) return fill(texts['cut-tie'], values);
      const nomination = nominationTitle(state, item.nomination, language);
      return fill(texts['cut-tie-nomination'], { ...values, nomination });
    }
    case 'quota-tie':
      return quotaTieText(state, item, language);
    case 'quota-unmet':
      return unmetText(state, item, language);
    case 'winner-tie':
      return fill(texts['winner-tie'], {
        nomination: nominationTitle(state, item.nomination, language),
        place: item.place,
        applications: list(item.submissions),
      });
    case 'no-quorum':
      return fill(texts['no-quorum'], { present: item.present, required: item.required });
    case 'votes':
      return fill(texts.votes, { votes: item.votes, present: item.present });
    case 'winner-unknown':
      return fill(texts['winner-unknown'], { applications: list(item.submissions) });
    case 'below-pass-mark':
      return fill(texts['below-pass-mark'], {
        pass: formatScore(item.pass, language),
        applications: list(item.submissions),
      });
    case 'incomparable':
    case 'no-meeting':
    case 'no-decision':
    case 'not-sealed':
    case 'mutual-revocation':
      return texts[item.type];
    default:
      return unreachable(item);
  }
}
