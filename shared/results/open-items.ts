import type { Language } from '../basics/localized.ts';
import type { Id } from '../contest/contest.ts';
import type { Meeting } from '../deciding/meeting.ts';
import { formatDate, formatTime } from '../language/date-format.ts';
import { unawaitedIn } from '../merge/final-facts.ts';
import { openRecords } from '../merge/sealing.ts';
import type { ContestState } from '../merge/state.ts';
import { needsCommonSheets } from '../ranking/method-scores.ts';
import type { UnmetQuota } from '../ranking/selection.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { stageOf } from './naming.ts';
import { cutTies, type DecisionItem, doublePrizes, meetingItems } from './open-decisions.ts';
import { decisionItemText } from './open-decision-texts.ts';
import { finalItems } from './open-final.ts';
import { type SealItem, sealItems, toldItems } from './open-seal.ts';
import { contestWords } from './place-words.ts';

/** Conflicts, gaps in logs, statements of a root key that wait for the other's approval, sheets, newer records. */
const countedTypes = [
  'hard',
  'fork',
  'rule',
  'gap',
  'approvals',
  'missing-sheets',
  'unknown',
] as const;

type CountedType = (typeof countedTypes)[number];

/** What is open about the archive a result is made of. */
type ArchiveItem =
  | {
      readonly type: CountedType;
      readonly count: number;
    }
  /** Root keys of headquarters revoked each other. */
  | { readonly type: 'mutual-revocation' }
  /** A least number that cannot be kept: there are not enough applications that could go on. */
  | { readonly type: 'quota-unmet'; readonly unmet: readonly UnmetQuota[] }
  | { readonly type: 'incomparable' };

/** Something that keeps minutes a draft, or (`toldOnly`) that a reader has to know. */
export type OpenItem = ArchiveItem | DecisionItem | SealItem;

const toldOnly: ReadonlySet<OpenItem['type']> = new Set([
  'missing-sheets',
  'unknown',
  'quota-unmet',
  'two-prizes',
  'appeals-open',
  'late',
]);

/** False for what is told but hinders nothing. */
export const isBlocking = (item: OpenItem): boolean => !toldOnly.has(item.type);

const counted = (type: CountedType, count: number): readonly OpenItem[] =>
  count > 0 ? [{ type, count }] : [];

const unmetQuotas = ({ selection }: StageRanking): readonly OpenItem[] =>
  selection === null || selection.unmet.length === 0
    ? []
    : [{ type: 'quota-unmet', unmet: selection.unmet }];

function missingSheets(state: ContestState, stage: Id): number {
  const isUnawaited = unawaitedIn(state);
  return [...state.sheets.values()].filter(
    (sheet) =>
      sheet.stage === stage &&
      sheet.handIn === null &&
      sheet.status !== 'recused' &&
      !isUnawaited(sheet),
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
    ...counted('rule', openRecords(state)),
    ...counted('gap', state.gaps.length),
    ...(directory.mutualRevocation ? [{ type: 'mutual-revocation' } as const] : []),
    ...counted('approvals', directory.waiting.length),
    ...(isIncomparable(ranking) ? [{ type: 'incomparable' } as const] : []),
    ...cutTies(stage, ranking, meeting),
    ...meetingItems(state, ranking, meeting),
    ...finalItems(state, ranking.stage, meeting),
    ...sealItems(state, ranking, meeting),
    ...unmetQuotas(ranking),
    ...(meeting === null ? [] : doublePrizes(meeting)),
    ...toldItems(state, ranking.stage),
    ...counted('missing-sheets', missingSheets(state, ranking.stage)),
    ...counted('unknown', counts.unknown),
  ];
}

/** What sealing, or a second signature, puts right by itself. */
const putRightBySealing: ReadonlySet<OpenItem['type']> = new Set([
  'not-sealed',
  'amended',
  'changed-since-seal',
  'seal-unconfirmed',
]);

/** What has to be settled before the stage may be sealed, for the first time or anew. */
export const sealHindrances = (items: readonly OpenItem[]): readonly OpenItem[] =>
  items.filter((item) => isBlocking(item) && !putRightBySealing.has(item.type));

function unmetText(state: ContestState, unmet: readonly UnmetQuota[], language: Language): string {
  const texts = documentTexts[language].open;
  const words = contestWords(state, language);
  const groups = unmet.map(({ quota: { by, min }, group, count }) =>
    fillText(texts['quota-unmet-group'], language, {
      group: words.group(by, group),
      wanted: min ?? 0,
      count,
    }),
  );
  return fillText(texts['quota-unmet'], language, { groups: groups.join('; ') });
}

/** Who is waited for, and what they saw last. */
function deskText(
  { desk, seen }: Extract<OpenItem, { readonly type: 'desk-behind' }>,
  language: Language,
): string {
  const texts = documentTexts[language].open;
  return seen === null
    ? fillText(texts['desk-behind-never'], language, { desk })
    : fillText(texts['desk-behind'], language, {
        desk,
        date: formatDate(seen, language, 'short'),
        time: formatTime(seen),
      });
}

/** What is said in one sentence, with a count where there is one. */
type PlainItem = Exclude<
  OpenItem,
  DecisionItem | { readonly type: 'quota-unmet' } | { readonly type: 'desk-behind' }
>;

const plainTypes: ReadonlySet<string> = new Set<PlainItem['type']>([
  ...countedTypes,
  'appeals-open',
  'late',
  'incomparable',
  'mutual-revocation',
  'not-sealed',
  'amended',
  'amendment-unexplained',
  'changed-since-seal',
  'seal-unconfirmed',
]);

const isPlain = (item: OpenItem): item is PlainItem => plainTypes.has(item.type);

/** One open item as a line of the document. */
export function openItemText(state: ContestState, item: OpenItem, language: Language): string {
  if (item.type === 'quota-unmet') return unmetText(state, item.unmet, language);
  if (item.type === 'desk-behind') return deskText(item, language);
  if (!isPlain(item)) return decisionItemText(state, item, language);
  const text = documentTexts[language].open[item.type];
  return 'count' in item ? fillText(text, language, { count: item.count }) : text;
}
