import type { Language } from '../shared/basics/localized.ts';
import { type Rational, rationalToNumber } from '../shared/basics/rational.ts';
import type { Stage } from '../shared/contest/contest.ts';
import { formatRational } from '../shared/language/number-format.ts';
import type { ContestState } from '../shared/merge/state.ts';
import { readinessOf } from '../shared/reports/pool/readiness.ts';
import { levelHead, outcomeSentence, whyUnranked } from '../shared/reports/pool/unranked-words.ts';
import { documentTexts } from '../shared/results/document-texts.ts';
import { scorePlaces } from '../shared/results/method-text.ts';
import { localized, oneLine, regionTitle } from '../shared/results/naming.ts';

/** A stage that does not rank, as the command tells it. */
export interface ToldReadiness {
  readonly state: ContestState;
  readonly stage: Stage;
  readonly language: Language;
}

const numberOrNull = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

/** The JSON document of `rank` for a stage that does not rank: scores and levels by number, and nothing of places. */
export function unrankedDocument(told: ToldReadiness): object {
  const { state, stage, language } = told;
  return {
    ranked: false,
    stage: stage.id,
    method: stage.regulation.method,
    explanation: whyUnranked(stage, language),
    submissions: readinessOf(state, stage).map((region) => ({
      submission: region.submission.id,
      nomination: region.submission.nomination,
      score: numberOrNull(region.score),
      level: region.level === null ? null : localized(region.level.title, language),
      sheets: region.sheets,
      criteria: region.criteria.map(({ criterion, median, self }) => ({
        criterion: criterion.id,
        median: numberOrNull(median),
        selfAssessment: self === null ? null : self / 1000,
      })),
      sentences: [outcomeSentence(region, stage, language)],
    })),
  };
}

/** The same for a person at a terminal. */
export function unrankedTable(told: ToldReadiness): string {
  const { state, stage, language } = told;
  const { rankTable } = documentTexts[language];
  const places = scorePlaces(stage.regulation);
  const rows = readinessOf(state, stage).map(({ submission, score, sheets, level }) => [
    submission.id,
    score === null ? '–' : formatRational(score, language, places),
    String(sheets),
    level === null ? '–' : localized(level.title, language),
    submission.subject === 'region'
      ? regionTitle(state, submission.region, language)
      : oneLine(submission.title),
  ]);
  const head = [rankTable.submission, rankTable.score, rankTable.sheets, levelHead(language), ''];
  const widths = head.map((title, at) =>
    Math.max(...[head, ...rows].map((row) => (row[at] ?? title).length)),
  );
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${whyUnranked(stage, language)}\n\n${lines.join('\n')}\n`;
}
