import type { Language } from '../shared/basics/localized.ts';
import { type Rational, rationalToNumber } from '../shared/basics/rational.ts';
import type { ExplanationStep, RankedSubmission, RankingRule } from '../shared/ranking/ranking.ts';
import type { StageRanking } from '../shared/ranking/stage-ranking.ts';
import { formatNumber } from '../shared/language/number-format.ts';
import { documentTexts, fillText } from '../shared/results/document-texts.ts';
import { explainPlace } from '../shared/results/explain-place.ts';
import type { PlaceWords } from '../shared/results/place-words.ts';

const numberOrNull = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

const isRational = (value: object): value is Rational =>
  'numerator' in value && typeof value.numerator === 'bigint';

/** Exact numbers as numbers, at any depth: JSON has no fractions. */
const withNumbers = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return rationalToNumber(value);
  if (Array.isArray(value)) return value.map(withNumbers);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withNumbers(part)]));
};

/** A ranking as the command tells it. */
export interface ToldRanking {
  readonly stage: Pick<StageRanking, 'ranking' | 'selection' | 'report'>;
  readonly rule: RankingRule;
  readonly words: PlaceWords;
  readonly language: Language;
}

const sentencesOf = ({ stage, rule, words, language }: ToldRanking, ranked: RankedSubmission) =>
  explainPlace(ranked, { ...stage, rule, words, language, places: 3 });

/** The JSON document of `rank`: its field names are a contract. */
export function rankDocument(told: ToldRanking): object {
  const { ranking, selection, report } = told.stage;
  return {
    method: ranking.method,
    seed: told.rule.seed,
    draws: told.rule.draws,
    submissions: ranking.submissions.map((ranked) => {
      const entry = selection?.entries.get(ranked.submission);
      return {
        ...ranked,
        score: numberOrNull(ranked.score),
        mean: numberOrNull(ranked.mean),
        explanation: ranked.explanation.flatMap(stepWithNumbers),
        selected: entry?.state ?? null,
        selection: withNumbers(entry?.reason ?? null),
        sentences: sentencesOf(told, ranked),
      };
    }),
    ties: selection?.ties ?? [],
    unmet: selection?.unmet ?? [],
    model: ranking.model,
    models: ranking.models,
    graph: ranking.graph,
    incomparable: ranking.incomparable,
    notes: ranking.notes,
    report: withNumbers(report),
  };
}

/** Scores inside an explanation as numbers, like every score of the document. */
function stepWithNumbers(step: ExplanationStep): object | readonly object[] {
  switch (step.type) {
    case 'criterion':
      return {
        ...step,
        marks: step.marks.map(Number),
        dropped: step.dropped.map(Number),
        panel: Number(step.panel),
        weighted: Number(step.weighted),
      };
    case 'sheets':
      return step.jurors.map((juror, index) => {
        const adjustment = step.adjustments?.[index] ?? null;
        return {
          type: 'sheet',
          juror,
          score: Number(step.scores[index]),
          adjustment: adjustment === null ? null : Number(adjustment),
        };
      });
    case 'aggregate':
      return { ...step, score: Number(step.score) };
    case 'rounded':
      return { ...step, unit: Number(step.unit) };
    case 'tie-break':
      return { ...step, value: step.value === '' ? null : Number(step.value) };
    case 'too-few-to-trim':
    case 'tied':
    case 'no-sheets':
      return step;
    case 'selection':
      return { ...step, reason: withNumbers(step.reason) };
  }
}

/** The same for a person at a terminal; `sentences`: every place is explained as well. */
export function rankTable(told: ToldRanking, sentences: boolean): string {
  const { ranking, selection } = told.stage;
  const texts = documentTexts[told.language].rankTable;
  const header = [
    texts.place,
    texts.submission,
    texts.score,
    texts.sheets,
    texts.ranks,
    texts.top,
    texts.zone,
    ...(selection === null ? [] : [texts.selected]),
  ];
  const rowOf = (ranked: RankedSubmission): readonly string[] => {
    const state = selection?.entries.get(ranked.submission)?.state;
    return [
      ranked.place === null ? '–' : `${ranked.place}${ranked.tied ? '=' : ''}`,
      ranked.submission,
      ranked.score === null ? '–' : String(rationalToNumber(ranked.score)),
      String(ranked.sheets),
      ranked.low === null || ranked.high === null ? '–' : `${ranked.low}–${ranked.high}`,
      ranked.pTop === null ? '–' : ranked.pTop.toFixed(2),
      ranked.zone === null ? '–' : texts[ranked.zone],
      ...(state === undefined ? [] : [texts[state]]),
    ];
  };
  const rows = ranking.submissions.map(rowOf);
  const widths = header.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const lines: string[] = [];
  ranking.submissions.forEach((ranked, index) => {
    if (ranked.nomination !== ranking.submissions[index - 1]?.nomination) {
      const title = told.words.nomination(ranked.nomination);
      lines.push(
        ...(lines.length === 0 ? [] : ['']),
        ...(title === '' ? [] : [title]),
        line(header),
      );
    }
    lines.push(line(rows[index] ?? []));
    if (sentences) lines.push(...sentencesOf(told, ranked).map((text) => `    ${text}`), '');
  });
  const { components, lambda2 } = ranking.graph;
  const foot = fillText(texts.foot, told.language, {
    method: ranking.method,
    components,
    lambda2: formatNumber(lambda2, told.language, 2),
  });
  return `${lines.join('\n')}\n\n${foot}\n`;
}
