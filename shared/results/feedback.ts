import { add, divide, milliToRational, type Rational, rational, zero } from '../basics/rational.ts';
import type { Id } from '../contest/contest.ts';
import { cleanText } from '../language/clean-text.ts';
import { formatRational, formatScore } from '../language/number-format.ts';
import { toSortedByText } from '../language/sort-key.ts';
import { defaultTop } from '../ranking/rank-stage.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { sheetsOfStages, takesPart } from '../ranking/stage-marks.ts';
import { proofLines, type ProofLines } from './diploma.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { explainPlace } from './explain-place.ts';
import { lettersTexts } from './letters-texts.ts';
import { scorePlaces } from './method-text.ts';
import { compareIds, localized, nominationTitle, oneLine, stageOf } from './naming.ts';
import { contestWords } from './place-words.ts';
import type { ProofSource } from './proof-source.ts';
import type { Block, PaperData } from './protocol-parts.ts';
import { applicantName, column, projectTitle, sentence } from './protocol-words.ts';
import type { SheetSource } from './sheet-source.ts';
import { placeIn } from './ties.ts';

/** What an applicant is told of the judging, in one language. Nobody of the jury is named in it. */
export interface FeedbackData extends PaperData {
  /** Number of the application. */
  readonly id: Id;
  readonly proof: ProofLines | null;
}

/** Applications that got a counted sheet in the stage, by number. */
export function judgedSubmissions({ state, ranking }: ProofSource): readonly Id[] {
  const sheets = sheetsOfStages(state.sheets, (stage) => stage === ranking.stage);
  return [...new Set(sheets.filter(takesPart).map(({ submission }) => submission))].toSorted(
    compareIds,
  );
}

const mean = (values: readonly Rational[]): Rational =>
  divide(values.reduce(add, zero), rational(values.length));

/** Scores of the panel by criterion: mean, lowest and highest, and what could be reached. */
function scoresTable(source: SheetSource, submission: Id): Block {
  const { state, ranking, language } = source;
  const texts = lettersTexts[language].feedback;
  const stage = stageOf(state, ranking.stage);
  const places = scorePlaces(stage.regulation);
  const sheets = source.sheets.get(submission) ?? [];
  const rows = stage.criteria.map(({ id, title, scale }) => {
    const given = sheets
      .flatMap(({ scores }) => {
        const score = scores[id];
        return score === undefined || score === 'cannot-judge' ? [] : [score];
      })
      .toSorted((a, b) => a - b);
    const [lowest, highest] = [given[0], given.at(-1)];
    const none = documentTexts[language].none;
    const range =
      lowest === undefined || highest === undefined
        ? none
        : `${formatScore(lowest, language)} – ${formatScore(highest, language)}`;
    const average =
      given.length === 0
        ? none
        : formatRational(mean(given.map(milliToRational)), language, places);
    return [localized(title, language), average, range, formatScore(scale.max, language)];
  });
  return {
    type: 'table',
    id: 'scores',
    columns: [
      column('criterion', texts.criterion),
      column('short', texts.mean, 'center'),
      column('short', texts.range, 'center'),
      column('short', texts.most, 'center'),
    ],
    rows,
  };
}

const scopeOf = ({ state, ranking }: SheetSource): 'nomination' | 'all' =>
  stageOf(state, ranking.stage).regulation.advance?.scope ?? 'nomination';

function resultLine(source: SheetSource, ranked: RankedSubmission): string {
  const { state, ranking, language } = source;
  const { score } = ranked;
  if (score === null) return '';
  const place = placeIn(ranked, scopeOf(source));
  const shown = formatRational(
    score,
    language,
    scorePlaces(stageOf(state, ranking.stage).regulation),
  );
  return place === null
    ? fillText(lettersTexts[language].feedback.score, language, { score: shown })
    : fillPhrase(phrases.extract.score, language, { score: shown, place });
}

/** How the place came about; jurors are numbered for this application alone, so that nobody is followed through several. */
function whyBlocks(source: SheetSource, ranked: RankedSubmission): readonly Block[] {
  const { state, ranking, language } = source;
  const texts = lettersTexts[language].feedback;
  const { regulation } = stageOf(state, ranking.stage);
  const jurors = (source.sheets.get(ranked.submission) ?? [])
    .map(({ juror, handIn }) => ({ juror, key: [...(handIn?.salt ?? [])].join() }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareIds(a.juror, b.juror)))
    .map(({ juror }) => juror);
  const sentences = explainPlace(ranked, {
    ranking: ranking.ranking,
    selection: ranking.selection,
    rule: {
      scope: scopeOf(source),
      top: regulation.advance?.top ?? defaultTop,
      aggregate: regulation.aggregate,
    },
    words: {
      ...contestWords(state, language),
      juror: (id) => fillText(texts.juror, language, { number: jurors.indexOf(id) + 1 }),
    },
    language,
    places: Math.min(scorePlaces(regulation), 2),
  });
  return sentences.map((text, at) => sentence(`why-${at + 1}`, text));
}

/** Comments of the counted sheets by criterion, each as it was written, in an order that tells nobody whose it is. */
function commentBlocks(source: SheetSource, submission: Id): readonly Block[] {
  const { state, ranking, language } = source;
  const texts = lettersTexts[language].feedback;
  const rows = stageOf(state, ranking.stage).criteria.flatMap(({ id, title }) => {
    const comments = (source.sheets.get(submission) ?? [])
      .map(({ comments: said }) => oneLine(cleanText(said[id] ?? '').text))
      .filter((comment) => comment !== '')
      .map(source.nameless);
    return toSortedByText(comments.toSorted(), (comment) => comment).map((comment) => [
      localized(title, language),
      comment,
    ]);
  });
  if (rows.length === 0) return [sentence('no-comments', texts.noComments)];
  const columns = [column('field', texts.criterion), column('comment', texts.comment)];
  return [{ type: 'table', id: 'comments', columns, rows }];
}

/** What one applicant is told: scores of the panel, the result and how it came about, comments. */
export function feedbackData(
  source: SheetSource,
  submission: Id,
  { withComments }: { readonly withComments: boolean },
): FeedbackData {
  const { state, language, frame } = source;
  const texts = lettersTexts[language].feedback;
  const ranked = source.ranked.get(submission);
  const project = projectTitle(source, submission);
  const nomination = state.submissions.get(submission)?.nomination ?? '';
  const result = ranked === undefined ? '' : resultLine(source, ranked);
  const sheets = source.sheets.get(submission)?.length ?? 0;
  return {
    ...frame,
    id: submission,
    draftNote: documentTexts[language].draftNote,
    openTexts: [],
    title: texts.title,
    lines: [
      fillPhrase(phrases.extract.about, language, { project, application: submission }),
      fillText(texts.applicant, language, { name: applicantName(source, submission) }),
      fillText(texts.nomination, language, {
        nomination: nominationTitle(state, nomination, language),
      }),
    ],
    sections: [
      {
        id: 'scores',
        title: texts.scores,
        blocks: [
          scoresTable(source, submission),
          sentence('sheets', fillText(texts.sheets, language, { count: sheets })),
          ...(result === '' ? [] : [sentence('result', result)]),
        ],
      },
      ...(ranked === undefined
        ? []
        : [{ id: 'why', title: texts.why, blocks: whyBlocks(source, ranked) }]),
      ...(withComments
        ? [{ id: 'comments', title: texts.comments, blocks: commentBlocks(source, submission) }]
        : []),
    ],
    numbered: false,
    annexes: [],
    closing: [],
    signing: null,
    proof: proofLines(source, submission),
  };
}
