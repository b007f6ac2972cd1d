import { createContext, useContext, useMemo } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Rational } from '../../shared/basics/rational.ts';
import type { ContestSettings, Id, Stage } from '../../shared/contest/contest.ts';
import { shortName } from '../../shared/contest/people.ts';
import { regionName } from '../../shared/contest/regions.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { scorePlaces } from '../../shared/results/method-text.ts';
import { type Text, useText } from '../language/use-text.ts';
import type { Scope } from './place-in.ts';

/** The contest and stage whose ranking is shown. */
export interface RankingSubject {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly scope: Scope;
  /** Last place of the list; null without a cut. */
  readonly top: number | null;
}

/** What is ranked, from the contest and its stage. */
export function rankingSubject(
  state: ContestState,
  settings: ContestSettings,
  stage: Stage,
): RankingSubject {
  const { advance } = stage.regulation;
  return {
    state,
    settings,
    stage,
    scope: advance?.scope ?? 'nomination',
    top: advance?.top ?? null,
  };
}

const Subject = createContext<RankingSubject | null>(null);

export const RankingSubjectProvider = Subject.Provider;

/** What the screens of the ranking say about ids and numbers, in the language of the window. */
export interface RankingWords extends RankingSubject {
  readonly titleOf: (submission: Id) => string;
  /** Empty where an application has no region. */
  readonly regionOf: (submission: Id) => string;
  /** "№ 147 · Қызылорда облысы" */
  readonly metaOf: (submission: Id) => string;
  readonly jurorName: (juror: Id) => string;
  readonly criterionTitle: (criterion: Id) => string;
  readonly nominationTitle: (nomination: Id) => string;
  /** A score with the decimals of the regulation's rounding. */
  readonly score: (value: Rational) => string;
  readonly signed: (value: Rational) => string;
  /** "P = 0,51"; draws never make anything certain, so the ends are "P > 0,99" and "P < 0,01". */
  readonly chance: (probability: number) => string;
}

/** From here on two digits would say 1. */
const almostSure = 0.995;

/** The words of one subject in one language. */
function wordsOf(subject: RankingSubject, text: Text<'ranking'>): RankingWords & Text<'ranking'> {
  const { t, format, language } = text;
  const { state, settings, stage } = subject;
  const places = Math.min(scorePlaces(stage.regulation), 2);
  const score = (value: Rational): string => format.rational(value, places);
  const titles = (items: readonly { readonly id: Id; readonly title: Stage['title'] }[]) => {
    const byId = new Map(items.map(({ id, title }) => [id, format.localized(title)]));
    return (id: Id): string => byId.get(id) ?? id;
  };
  const regionOf = (id: Id): string => {
    const region = state.submissions.get(id)?.region ?? null;
    return region === null ? '' : regionName(region, settings.regionsProfile, language);
  };
  return {
    ...subject,
    ...text,
    titleOf: (id) => state.submissions.get(id)?.title ?? '',
    regionOf,
    metaOf: (id) => {
      const number = t('common:submissionNumber', { number: id });
      const region = regionOf(id);
      return region === '' ? number : `${number} · ${region}`;
    },
    jurorName: (id) => {
      const person = state.people.get(id);
      return person === undefined ? id : shortName(person);
    },
    criterionTitle: titles(settings.stages.flatMap(({ criteria }) => criteria)),
    nominationTitle: titles(settings.nominations),
    score,
    chance: (probability) => {
      if (probability >= almostSure) return t('probabilityOver', { value: format.number(0.99, 2) });
      if (probability < 1 - almostSure)
        return t('probabilityUnder', { value: format.number(0.01, 2) });
      return t('probability', { value: format.number(probability, 2) });
    },
    signed: (value) => (value.numerator > 0n ? `+${score(value)}` : score(value)),
  };
}

/** The same object until the contest, the stage or the language changes, so that rows need not be drawn again. */
export function useRankingWords(): RankingWords & Text<'ranking'> {
  const subject = present(
    useContext(Subject),
    'a RankingSubjectProvider stands around the ranking',
  );
  const { t, language, format } = useText('ranking');
  return useMemo(() => wordsOf(subject, { t, language, format }), [subject, t, language, format]);
}
