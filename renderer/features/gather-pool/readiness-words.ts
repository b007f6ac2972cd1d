import type { Stage } from '../../../shared/contest/contest.ts';
import type { RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { scorePlaces } from '../../../shared/results/method-text.ts';
import type { PoolWords } from './use-pool-words.ts';

/** A region's level in words. */
export const levelText = ({ level }: Pick<RegionReadiness, 'level'>, { t, format }: PoolWords) =>
  level === null ? t('readiness.noLevel') : format.localized(level.title);

/** The overall score as the regulation rounds it. */
export const scoreText = (
  { score }: Pick<RegionReadiness, 'score'>,
  { regulation }: Stage,
  { format }: PoolWords,
): string => (score === null ? '—' : format.rational(score, scorePlaces(regulation)));

/** Which level from below, 0 to 3, for the depth of its colour; null without one. */
export function levelStep({ level }: Pick<RegionReadiness, 'level'>, { levels }: Stage) {
  const at = levels.findIndex(({ from }) => from === level?.from);
  return at < 0 ? null : Math.round((3 * at) / Math.max(1, levels.length - 1));
}

/** What changed since the assessment before; a dash where there was none. */
export function changeText({ before }: RegionReadiness, { t }: PoolWords): string {
  if (before === null) return '—';
  if (before.change > 0) return t('readiness.up');
  return before.change < 0 ? t('readiness.down') : t('readiness.same');
}
