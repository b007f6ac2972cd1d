import type { Language } from '../basics/localized.ts';
import type { Milli } from '../basics/points.ts';
import { unreachable } from '../basics/assert.ts';
import type { RankingMethod, StageRegulation, TieBreak } from '../contest/contest.ts';
import { formatScore } from '../language/number-format.ts';
import type { ContestState } from '../merge/state.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { criterionTitle, oneLine } from './naming.ts';

/** Digits after the point where every step of a rounding unit is a power of ten; null for units like 0.25. */
function decimalPlaces(unit: Milli): number | null {
  const at = [1000, 100, 10, 1].indexOf(unit);
  return at < 0 ? null : at;
}

/** Digits after the point a published score needs: those of the regulation's last rounding, else three. */
export function scorePlaces(regulation: Pick<StageRegulation, 'rounding'>): number {
  const { final, weighted } = regulation.rounding;
  const unit = final ?? weighted;
  return unit === null ? 3 : (decimalPlaces(unit) ?? 3);
}

/** The method and every place where the regulation rounds, as one sentence of the minutes. */
export function methodSentence(
  method: RankingMethod,
  regulation: StageRegulation,
  language: Language,
): string {
  const texts = documentTexts[language];
  const { panel, weighted, final } = regulation.rounding;
  const places = final === null ? null : decimalPlaces(final);
  if (panel === null && weighted === null && places !== null) {
    return fillPhrase(phrases.protocol.method, language, { method: texts.method[method], places });
  }
  const steps = (
    [
      ['panel', panel],
      ['weighted', weighted],
      ['final', final],
    ] as const
  ).flatMap(([place, unit]) =>
    unit === null
      ? []
      : [fillText(texts.rounding[place], language, { unit: formatScore(unit, language) })],
  );
  const rounding =
    steps.length === 0
      ? texts.rounding.none
      : fillText(texts.rounding.steps, language, { steps: steps.join('; ') });
  return fillText(texts.rounding.sentence, language, { method: texts.method[method], rounding });
}

function tieBreakText(state: ContestState, rule: TieBreak, language: Language): string {
  const texts = documentTexts[language].tieBreak;
  switch (rule.by) {
    case 'criterion':
      return fillText(texts.criterion, language, {
        criterion: criterionTitle(state, rule.criterion, language),
      });
    case 'median':
      return texts.median;
    case 'chair-decision-with-reason':
      return texts.chair;
    case 'other':
      return fillText(texts.other, language, { name: oneLine(rule.name) });
    default:
      return unreachable(rule);
  }
}

/** The order of the regulation's tie-breaks, each in words; where it has none, the commission decides. */
export const tieBreakTexts = (
  state: ContestState,
  rules: readonly TieBreak[],
  language: Language,
): readonly string[] =>
  rules.length === 0
    ? [documentTexts[language].tieBreak.chair]
    : rules.map((rule) => tieBreakText(state, rule, language));

/** The same as a part of a sentence. */
export const tieBreaksText = (
  state: ContestState,
  rules: readonly TieBreak[],
  language: Language,
): string => tieBreakTexts(state, rules, language).join('; ');
