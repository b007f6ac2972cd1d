import { present } from '../basics/assert.ts';
import { groupBy } from '../basics/group-by.ts';
import { rationalToDecimal } from '../basics/rational.ts';
import type { Criterion, Id, Stage } from '../contest/contest.ts';
import { formatDecimal, formatScore } from '../language/number-format.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { sheetsOfStages, takesPart } from '../ranking/stage-marks.ts';
import { sheetTotal } from '../scoring/score-sheet.ts';
import type { Sheet } from '../scoring/sheet.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { scorePlaces } from './method-text.ts';
import { minutesTexts } from './minutes-texts.ts';
import { compareIds, localized, nominationTitle, settingsOf, stageOf } from './naming.ts';
import { plainPaper } from './paper-frame.ts';
import { annexLine } from './protocol-annexes.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { column, projectTitle, sentence } from './protocol-words.ts';
import { createRegisterRow } from './register.ts';
import { toSortedByText } from '../language/sort-key.ts';

/** One counted sheet: the juror as documents show them, each criterion as text, the score of the sheet. */
export interface ScoreLine {
  readonly juror: string;
  /** In the order of the criteria; empty where nothing was given. */
  readonly scores: readonly string[];
  /** Plain decimal texts with a point for spreadsheets, empty where there is no number; likewise `total`. */
  readonly decimals: readonly string[];
  readonly total: string;
}

/** The counted sheets of an application. */
export interface ScoredSubmission {
  readonly number: Id;
  readonly project: string;
  readonly nominationId: Id;
  readonly nomination: string;
  /** Empty without a place. */
  readonly place: string;
  readonly score: string;
  readonly lines: readonly ScoreLine[];
}

/** Every counted sheet of a stage by nomination and place, best first. */
export interface ScoreTable {
  readonly criteria: readonly string[];
  readonly submissions: readonly ScoredSubmission[];
}

/** At least as many digits of a sheet's own score as people need to follow it; it is never rounded to count. */
const leastPlaces = 2;

function scoreLine(
  source: ProtocolSource,
  sheet: Sheet,
  of: { stage: Stage; nomination: Id },
): ScoreLine {
  const { language } = source;
  const { cannotJudge } = minutesTexts[language].scores;
  const total = sheetTotal(sheet, of.stage, of.nomination);
  const given = of.stage.criteria.map(({ id }) => sheet.scores[id]);
  const places = Math.max(leastPlaces, scorePlaces(of.stage.regulation));
  return {
    juror: source.juror(sheet.juror),
    scores: given.map((score) => {
      if (score === undefined) return '';
      return score === 'cannot-judge' ? cannotJudge : formatScore(score, language);
    }),
    decimals: given.map((score) =>
      score === undefined || score === 'cannot-judge'
        ? ''
        : formatScore(score, 'en').replaceAll(',', ''),
    ),
    total: total === null ? '' : rationalToDecimal(total, places),
  };
}

/** The counted sheets behind a stage's ranking; those that do not count are in the annex of differences. */
export function scoreTable(source: ProtocolSource): ScoreTable {
  const { state, ranking, language } = source;
  const stage = stageOf(state, ranking.stage);
  const sheets = groupBy(
    sheetsOfStages(state.sheets, (id) => id === stage.id).filter(takesPart),
    ({ submission }) => submission,
  );
  const toRow = createRegisterRow(state, ranking, 'nomination', language);
  const nominations = settingsOf(state).nominations.map(({ id }) => id);
  const best = ({ place }: RankedSubmission): number => place ?? Number.POSITIVE_INFINITY;
  const order = (a: RankedSubmission, b: RankedSubmission): number =>
    nominations.indexOf(a.nomination) - nominations.indexOf(b.nomination) ||
    (best(a) === best(b) ? 0 : best(a) - best(b)) ||
    compareIds(a.submission, b.submission);
  return {
    criteria: stage.criteria.map(({ title }: Criterion) => localized(title, language)),
    submissions: ranking.ranking.submissions.toSorted(order).flatMap((ranked) => {
      const own = sheets.get(ranked.submission) ?? [];
      if (own.length === 0) return [];
      const { number, place, score } = toRow(ranked);
      const lines = own.map((sheet) =>
        scoreLine(source, sheet, { stage, nomination: ranked.nomination }),
      );
      return [
        {
          number,
          place,
          score,
          project: projectTitle(source, ranked.submission),
          nominationId: ranked.nomination,
          nomination: nominationTitle(state, ranked.nomination, language),
          lines: toSortedByText(lines, ({ juror }) => juror),
        },
      ];
    }),
  };
}

/** Up to this many criteria a column has room for "10,00". */
const mostWide = 8;

function submissionRows(
  { state, ranking, language }: ProtocolSource,
  { number, project, place, score, lines }: ScoredSubmission,
): readonly (readonly string[])[] {
  const texts = minutesTexts[language].scores;
  const stop = /[.!?…]$/.test(project) ? project : `${project}.`;
  const named = { number, project: stop };
  const head = !stageOf(state, ranking.stage).ranked
    ? fillText(texts.assessed, language, { ...named, score: score || '—' })
    : place === ''
      ? fillText(texts.unranked, language, named)
      : fillText(texts.submission, language, { ...named, place, score });
  return [
    [head],
    ...lines.map((line) => [
      line.juror,
      ...line.scores.map((text) => text || '—'),
      line.total === '' ? '—' : formatDecimal(line.total, language),
    ]),
  ];
}

function nominationSection(
  source: ProtocolSource,
  of: readonly ScoredSubmission[],
  criteria: readonly string[],
): PaperPart {
  const { column: titles } = minutesTexts[source.language];
  const id = criteria.length > mostWide ? 'mark-narrow' : 'mark';
  const { nomination, nominationId } = present(of[0], 'an application of the nomination');
  const table: Block = {
    type: 'table',
    id: 'scores',
    columns: [
      column('juror', titles.juror),
      ...criteria.map((_title, at) => column(id, String(at + 1), 'right')),
      column('total', titles.total, 'right'),
    ],
    rows: of.flatMap((submission) => submissionRows(source, submission)),
  };
  return { id: `scores-${nominationId}`, title: nomination, blocks: [table] };
}

/** Annex 2: every counted sheet, application by application, with each criterion. */
export function scoreAnnex(source: ProtocolSource): PaperData {
  const { state, language } = source;
  const { annex, scores: texts } = minutesTexts[language];
  const { criteria, submissions } = scoreTable(source);
  const list = criteria
    .map((criterion, at) => fillText(texts.criterion, language, { number: at + 1, criterion }))
    .join('; ');
  const isNumbered = settingsOf(state).jurorsShown === 'numbered';
  const hasNote = submissions.some(({ lines }) =>
    lines.some(({ scores }) => scores.includes(texts.cannotJudge)),
  );
  const legend: PaperPart = {
    id: 'legend',
    title: documentTexts[language].column.score,
    blocks: [
      sentence('legend', fillText(texts.legend, language, { list })),
      ...(hasNote ? [sentence('note', texts.note)] : []),
      ...(isNumbered ? [sentence('numbered', texts.numbered)] : []),
      ...(submissions.length === 0 ? [sentence('none', texts.none)] : []),
    ],
  };
  const byNomination = groupBy(submissions, ({ nominationId }) => nominationId);
  return plainPaper(source, {
    title: annex.scores,
    lines: [annexLine(source, 'scores')],
    sections: [
      legend,
      ...[...byNomination.values()].map((of) => nominationSection(source, of, criteria)),
    ],
  });
}
