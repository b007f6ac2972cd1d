import type { Language, LocalizedText } from '../basics/localized.ts';
import type { Criterion, StageRegulation } from '../contest/contest.ts';
import { formatDate, isIsoDate } from '../language/date-format.ts';
import { formatPercent, formatScore } from '../language/number-format.ts';
import type { TextValues } from './document-texts.ts';
import { localized, oneLine, stageOf } from './naming.ts';
import { methodSentence, tieBreaksText } from './method-text.ts';
import type { ProtocolFacts } from './protocol-facts.ts';
import type { PublicSource } from './public-awards.ts';
import { publicText, type PublicTextKey } from './public-texts.ts';

/** Criteria by name, with their share of the score where the regulation weighs them differently everywhere alike. */
function criteriaText(
  criteria: readonly Criterion[],
  { aggregate }: StageRegulation,
  language: Language,
): string {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const isWeighted =
    aggregate === 'weighted-mean' &&
    criteria.some(({ weight }) => weight !== criteria[0]?.weight) &&
    criteria.every(({ weightsByNomination }) => weightsByNomination === undefined);
  return criteria
    .map(({ title, weight }) =>
      isWeighted
        ? publicText('method.weighted', language, {
            criterion: localized(title, language),
            weight: formatPercent(weight / total, language),
          })
        : localized(title, language),
    )
    .join('; ');
}

function meetingSentence({ meeting }: PublicSource, language: Language): readonly string[] {
  if (meeting === null || meeting.winners.length === 0 || !isIsoDate(meeting.date)) return [];
  return [
    publicText('method.commission', language, {
      number: oneLine(meeting.number),
      date: formatDate(meeting.date, language, 'official'),
    }),
  ];
}

function sentences(
  source: PublicSource,
  facts: ProtocolFacts,
  language: Language,
): readonly string[] {
  const { state, ranking } = source;
  const { regulation, assignment, criteria } = stageOf(state, ranking.stage);
  const { method } = ranking.ranking;
  const say = (key: PublicTextKey, values: TextValues = {}): string =>
    publicText(key, language, values);
  const { received, admitted } = facts.applications;
  const { counted, sheets } = facts.handedIn;
  const { jurorsPerSubmission: jurors } = assignment;
  return [
    say('method.received', { received, admitted }),
    jurors === 'all' ? say('method.wholeJury') : say('method.jurors', { count: jurors }),
    ...(criteria.length === 0
      ? []
      : [say('method.criteria', { criteria: criteriaText(criteria, regulation, language) })]),
    say('method.counted', { counted, sheets }),
    say(`method.${method}`),
    say('method.exact', { sentence: methodSentence(method, regulation, language) }),
    say('method.ties', { rules: tieBreaksText(state, regulation.tieBreak, language) }),
    ...(regulation.passMark === null
      ? []
      : [say('method.passMark', { pass: formatScore(regulation.passMark, language) })]),
    ...meetingSentence(source, language),
  ];
}

/** How the places were counted, in words for people who never saw a regulation; the same sentences in each language. */
export function publicMethod(source: PublicSource, facts: ProtocolFacts): readonly LocalizedText[] {
  const kazakh = sentences(source, facts, 'kk');
  const russian = sentences(source, facts, 'ru');
  const english = sentences(source, facts, 'en');
  return kazakh.map((text, at) => ({ kk: text, ru: russian[at] ?? '', en: english[at] ?? '' }));
}
