import type { LocalizedText } from '../basics/localized.ts';
import { groupBy } from '../basics/group-by.ts';
import type { Id, RegionCode } from '../contest/contest.ts';
import { formatMoney } from '../language/number-format.ts';
import type { Meeting } from '../deciding/meeting.ts';
import type { ContestState } from '../merge/state.ts';
import type { StageRanking } from '../ranking/stage-ranking.ts';
import { localized, nominationTitle, oneLine, regionTitle, settingsOf } from './naming.ts';
import { publicApplicants } from './public-names.ts';
import type { PublicOptions } from './public-options.ts';
import { inEachLanguage, publicText, publicTextInEach } from './public-texts.ts';
import { choosesWinners, winnersOf } from './winners.ts';

/** A project as everybody may see it. */
export interface PublicEntry {
  readonly number: Id;
  /** As the applicant wrote it, in whatever language that was. */
  readonly project: string;
  /** Empty where applicants are not named. */
  readonly applicant: LocalizedText;
  readonly region: LocalizedText;
  readonly regionCode: RegionCode | null;
  readonly nomination: Id;
}

/** A project with what it was given: "1-орын", the name of a prize, "Грант: 5 000 000 ₸". */
export interface PublicAward {
  readonly entry: PublicEntry;
  readonly award: LocalizedText;
}

export interface PublicPlace extends PublicAward {
  readonly place: number;
}

/** What the commission gave: by nomination, then what stands beside the nominations. */
export interface PublicAwards {
  /** True where the stage ends with winners, whether or not there are any yet. */
  readonly endsWithWinners: boolean;
  readonly winners: readonly {
    readonly nomination: LocalizedText;
    readonly places: readonly PublicPlace[];
  }[];
  readonly prizes: readonly PublicAward[];
  /** Empty where sums are not shown; refusals are never here. */
  readonly grants: readonly PublicAward[];
  /** Count and sum of the grants; null without any. */
  readonly grantsTotal: LocalizedText | null;
  readonly finalists: readonly PublicEntry[];
  /** Everything one project was given, by its number. */
  readonly bySubmission: ReadonlyMap<Id, readonly LocalizedText[]>;
}

/** What is asked for: a contest's stage, what was decided on it, and what may be shown. */
export interface PublicSource {
  readonly state: ContestState;
  readonly ranking: StageRanking;
  readonly meeting: Meeting | null;
  readonly options: PublicOptions;
}

/** Turns a submission's number into what everybody may see of it. */
export function createPublicEntry({
  state,
  options,
}: Pick<PublicSource, 'state' | 'options'>): (number: Id) => PublicEntry {
  const applicantOf = publicApplicants(state, options.names);
  return (number) => {
    const submission = state.submissions.get(number);
    const regionCode = submission?.region ?? null;
    return {
      number,
      project: oneLine(submission?.title ?? '') || number,
      applicant: inEachLanguage((language) => applicantOf(number, language)),
      region: inEachLanguage((language) => regionTitle(state, regionCode, language)),
      regionCode,
      nomination: submission?.nomination ?? '',
    };
  };
}

const titleOf = (title: LocalizedText): LocalizedText =>
  inEachLanguage((language) => localized(title, language));

function grantsOf(
  { meeting, options }: PublicSource,
  entryOf: (number: Id) => PublicEntry,
): Pick<PublicAwards, 'grants' | 'grantsTotal'> {
  const given = (meeting?.grants ?? []).filter(({ granted }) => granted > 0);
  if (!options.grants || given.length === 0) return { grants: [], grantsTotal: null };
  const total = given.reduce((sum, { granted }) => sum + granted, 0);
  return {
    grants: given.map(({ submission, granted }) => ({
      entry: entryOf(submission),
      award: inEachLanguage((language) =>
        publicText('award.granted', language, { sum: formatMoney(granted, language) }),
      ),
    })),
    grantsTotal: inEachLanguage((language) =>
      publicText('award.grantsTotal', language, {
        count: given.length,
        sum: formatMoney(total, language),
      }),
    ),
  };
}

function byNomination(
  { state, ranking, meeting }: PublicSource,
  entryOf: (number: Id) => PublicEntry,
): PublicAwards['winners'] {
  const won = winnersOf(settingsOf(state), ranking, meeting);
  return [...groupBy(won, ({ nomination }) => nomination)].map(([nomination, winners]) => ({
    nomination: inEachLanguage((language) => nominationTitle(state, nomination, language)),
    places: winners.map(({ place, submission }) => ({
      place,
      entry: entryOf(submission),
      award: publicTextInEach('award.place', { place }),
    })),
  }));
}

/** Collects what was given, as decided, or on a draft without a meeting as the ranking proposes. */
export function publicAwards(source: PublicSource): PublicAwards {
  const { state, ranking, meeting } = source;
  const entryOf = createPublicEntry(source);
  const winners = byNomination(source, entryOf);
  const prizes = (meeting?.prizes ?? []).map(({ title, submission }) => ({
    entry: entryOf(submission),
    award: titleOf(title),
  }));
  const money = grantsOf(source, entryOf);
  const isFinal = choosesWinners(settingsOf(state), ranking.stage);
  const finalists = isFinal ? [] : (meeting?.finalists ?? []).map(entryOf);
  const finalist = publicTextInEach('award.finalist');
  const given: readonly PublicAward[] = [
    ...winners.flatMap(({ places }) => places),
    ...prizes,
    ...money.grants,
    ...finalists.map((entry) => ({ entry, award: finalist })),
  ];
  const bySubmission = new Map(
    [...groupBy(given, ({ entry }) => entry.number)].map(
      ([number, awards]) => [number, awards.map(({ award }) => award)] as const,
    ),
  );
  return { endsWithWinners: isFinal, winners, prizes, ...money, finalists, bySubmission };
}
