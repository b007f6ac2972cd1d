import type { RankingMethod } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';

/** Names of methods as the ranking has them. */
export function useMethodName(): (method: RankingMethod) => string {
  const { t } = useText('ranking');
  return (method) => t(`method.${method}`);
}
