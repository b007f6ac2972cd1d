import { unreachable } from '../basics/assert.ts';
import {
  add,
  decimalToRational,
  divide,
  rational,
  rationalToNumber,
  zero,
} from '../basics/rational.ts';
import { formatDecimal, formatNumber, formatPercent } from '../language/number-format.ts';
import type { ExplanationStep, RankedSubmission } from '../ranking/ranking.ts';
import { decimalScore, pointsText, sayer, scoreText } from './explain-texts.ts';
import type { PlaceStory } from './place-story.ts';

type Step<Type extends ExplanationStep['type']> = Extract<ExplanationStep, { readonly type: Type }>;

/** From more sheets on a list is easier to follow than a sentence for each. */
const mostSheetsInSentences = 6;

/** How the score came about, from the sheets to the last rounding. */
export function countingSentences(ranked: RankedSubmission, story: PlaceStory): readonly string[] {
  const { explanation } = ranked;
  const of = <Type extends ExplanationStep['type']>(type: Type): readonly Step<Type>[] =>
    explanation.filter((step): step is Step<Type> => step.type === type);
  const say = sayer(story.language);
  if (ranked.sheets === 0) return [say('sheets.none')];
  const rounded = of('rounded');
  const criteria = of('criterion');
  const roundedAt = (...places: readonly Step<'rounded'>['place'][]): readonly string[] =>
    rounded
      .filter(({ place }) => places.includes(place))
      .map((step) => roundedSentence(step, ranked, story));
  return [
    say('sheets.handed-in', { count: ranked.sheets }),
    ...of('sheets').flatMap((step) => sheetSentences(step, ranked, story)),
    ...criteria.flatMap((step) =>
      criterionSentences(step, {
        tooFew: of('too-few-to-trim').find(({ criterion }) => criterion === step.criterion),
        alone: criteria.length === 1,
        story,
      }),
    ),
    ...roundedAt('panel', 'weighted'),
    ...of('aggregate').flatMap((step) => aggregateSentences(step, ranked, story)),
    ...(ranked.score === null ? [sayer(story.language)('aggregate.incomparable')] : []),
    ...(ranked.score === null ? [] : roundedAt('final')),
  ];
}

const numberIn = (text: string): number => rationalToNumber(decimalToRational(text) ?? zero);

/** What each sheet gives, and what is counted of it once severity is taken out. */
function sheetSentences(
  { jurors, scores, adjustments }: Step<'sheets'>,
  { nomination }: RankedSubmission,
  { words, language, places, ranking }: PlaceStory,
): readonly string[] {
  const say = sayer(language);
  const { model } =
    ranking.models.find(({ nominations }) => nominations.includes(nomination)) ?? {};
  const hasSlopes = model?.jurors.some(({ slope }) => slope !== undefined) === true;
  const lines = jurors.map((id, index) => {
    const score = scores[index] ?? '0';
    const adjustment = adjustments?.[index] ?? null;
    const counted = add(
      decimalToRational(score) ?? zero,
      decimalToRational(adjustment ?? '0') ?? zero,
    );
    const points = adjustment === null ? 0 : numberIn(adjustment);
    return {
      isAdjusted: adjustment !== null,
      points,
      juror: words.juror(id),
      score: decimalScore(score, language, places),
      shown: pointsText(points, language, places),
      counted: scoreText(counted, language, places),
    };
  });
  if (!lines.some(({ isAdjusted }) => isAdjusted)) {
    const list = lines.map(({ juror, score }) => say('sheets.pair', { juror, score })).join('; ');
    return [say('sheets.plain', { list, count: lines.length })];
  }
  if (hasSlopes || lines.length > mostSheetsInSentences) {
    const list = lines.map(({ juror, score, points, shown, counted }) => {
      const sign = shown === '0' ? '' : points > 0 ? '+' : '−';
      return say('sheets.adjusted-pair', { juror, score, points: sign + shown, counted });
    });
    return [
      say(hasSlopes ? 'sheets.sloped-list' : 'sheets.adjusted-list', { list: list.join('; ') }),
    ];
  }
  return lines.map(({ juror, score, points, shown, counted }) => {
    if (shown === '0') return say('sheets.even', { juror, score });
    return say(points > 0 ? 'sheets.stricter' : 'sheets.milder', {
      juror,
      score,
      points: shown,
      counted,
    });
  });
}

function criterionSentences(
  step: Step<'criterion'>,
  {
    tooFew,
    alone,
    story: { words, language, places },
  }: {
    readonly tooFew: Step<'too-few-to-trim'> | undefined;
    readonly alone: boolean;
    readonly story: PlaceStory;
  },
): readonly string[] {
  const say = sayer(language);
  const criterion = words.criterion(step.criterion);
  const marks = step.marks.map((mark) => formatDecimal(mark, language)).join('; ');
  const panel = decimalScore(step.panel, language, places);
  const [highest, lowest] = step.dropped.map((mark) => formatDecimal(mark, language));
  const sentences =
    highest !== undefined && lowest !== undefined
      ? [say('criterion.dropped', { criterion, marks, highest, lowest, panel })]
      : step.marks.length === 1
        ? [say('criterion.single', { criterion, marks })]
        : [say('criterion.plain', { criterion, marks, panel })];
  if (tooFew !== undefined) sentences.push(say('criterion.too-few', { count: tooFew.marks }));
  if (!alone && step.weighted !== step.panel)
    sentences.push(
      say('criterion.weighted', { weighted: decimalScore(step.weighted, language, places) }),
    );
  return sentences;
}

function roundedSentence(
  { place, unit }: Step<'rounded'>,
  { score }: RankedSubmission,
  { language, places }: PlaceStory,
): string {
  const say = sayer(language);
  const shown = formatDecimal(unit, language);
  return place === 'final'
    ? say('rounded.final', { unit: shown, score: scoreText(score ?? zero, language, places) })
    : say(`rounded.${place}`, { unit: shown });
}

function aggregateSentences(
  step: Step<'aggregate'>,
  ranked: RankedSubmission,
  story: PlaceStory,
): readonly string[] {
  const { language, places, rule } = story;
  const say = sayer(language);
  const score = decimalScore(step.score, language, places);
  const criteria = ranked.explanation.filter(({ type }) => type === 'criterion').length;
  const ofCriteria =
    criteria === 1
      ? say('aggregate.plain', { score })
      : say(rule.aggregate === 'sum' ? 'aggregate.criteria-sum' : 'aggregate.criteria-mean', {
          score,
        });
  const share = formatPercent(numberIn(step.score), language, 0);
  switch (step.method) {
    case 'mean':
    case 'median':
      return [criteria > 0 ? ofCriteria : say(`aggregate.${step.method}`, { score })];
    case 'trimmed':
      return [criteria > 0 ? ofCriteria : say('aggregate.plain', { score })];
    case 'rank-sum':
    case 'bradley-terry':
      return [say(`aggregate.${step.method}`, { share })];
    case 'schulze':
    case 'z':
      return [say(`aggregate.${step.method}`, { score })];
    case 'adjusted':
      return adjustedSentences(step, ranked, story);
    default:
      return unreachable(step.method);
  }
}

/** The way from the corrected sheets to the reported score: towards the average, the more the fewer sheets. */
function adjustedSentences(
  step: Step<'aggregate'>,
  { explanation, nomination }: RankedSubmission,
  { ranking, language, places }: PlaceStory,
): readonly string[] {
  const say = sayer(language);
  const score = decimalScore(step.score, language, places);
  const { model } = ranking.models.find(({ nominations }) => nominations.includes(nomination)) ?? {
    model: null,
  };
  if (model === null) return [say('aggregate.adjusted-no-model', { score })];
  const counted = explanation.flatMap((each) =>
    each.type === 'sheets'
      ? each.scores.map((text, index) =>
          add(
            decimalToRational(text) ?? zero,
            decimalToRational(each.adjustments?.[index] ?? '0') ?? zero,
          ),
        )
      : [],
  );
  if (counted.length === 0) return [say('aggregate.plain', { score })];
  const mean = scoreText(
    divide(counted.reduce(add, zero), rational(counted.length)),
    language,
    places,
  );
  if (mean === score) return [say('aggregate.plain', { score })];
  const average = formatNumber(model.mu, language, places);
  const moved = say('aggregate.adjusted-moved', { average, score });
  return counted.length === 1 ? [moved] : [say('aggregate.adjusted-mean', { mean }), moved];
}
