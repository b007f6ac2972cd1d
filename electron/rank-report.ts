import { type Rational, rationalToNumber } from '../shared/basics/rational.ts';
import type { ExplanationStep, RankedSubmission, Ranking } from '../shared/ranking/ranking.ts';

const numberOrNull = (value: Rational | null): number | null =>
  value === null ? null : rationalToNumber(value);

/** The JSON document of `rank`: its field names are a contract. */
export function rankDocument(ranking: Ranking): object {
  return {
    method: ranking.method,
    submissions: ranking.submissions.map((ranked) => ({
      ...ranked,
      score: numberOrNull(ranked.score),
      mean: numberOrNull(ranked.mean),
      explanation: ranked.explanation.flatMap(stepWithNumbers),
    })),
    model: ranking.model,
    models: ranking.models,
    graph: ranking.graph,
    incomparable: ranking.incomparable,
    notes: ranking.notes,
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
    case 'selection':
      return step;
  }
}

/** The same for a person at a terminal. */
export function rankTable(ranking: Ranking): string {
  const header = ['place', 'submission', 'score', 'sheets', '95 % ranks', 'P(top)', 'zone'];
  const rowOf = (ranked: RankedSubmission): readonly string[] => [
    ranked.place === null ? '–' : `${ranked.place}${ranked.tied ? '=' : ''}`,
    ranked.submission,
    ranked.score === null ? '–' : String(rationalToNumber(ranked.score)),
    String(ranked.sheets),
    ranked.low === null || ranked.high === null ? '–' : `${ranked.low}–${ranked.high}`,
    ranked.pTop === null ? '–' : ranked.pTop.toFixed(2),
    ranked.zone ?? '–',
  ];
  const rows = ranking.submissions.map(rowOf);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const lines: string[] = [];
  ranking.submissions.forEach(({ nomination }, index) => {
    if (nomination !== ranking.submissions[index - 1]?.nomination) {
      lines.push(
        ...(lines.length === 0 ? [] : ['']),
        ...(nomination === '' ? [] : [nomination]),
        line(header),
      );
    }
    lines.push(line(rows[index] ?? []));
  });
  const { components, lambda2 } = ranking.graph;
  const joined = `jurors in ${components} connected part(s), lambda2 ${lambda2.toFixed(2)}`;
  return `${lines.join('\n')}\n\nmethod: ${ranking.method} · ${joined}\n`;
}
