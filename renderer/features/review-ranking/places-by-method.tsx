import { useMemo } from 'react';

import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { createRankAxis } from '../../charts/rank-axis.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { methodPlaces } from './method-places.ts';

const plotWidth = 128;

/** Where each method would put the submission. */
export function PlacesByMethod({
  stageRanking,
  ranked,
}: {
  readonly stageRanking: StageRanking;
  readonly ranked: RankedSubmission;
}) {
  const { t, format, scope, top } = useRankingWords();
  const places = methodPlaces(stageRanking, ranked, scope);
  const { submissions } = stageRanking.ranking;
  const axis = useMemo(() => {
    const size = submissions.reduce((most, other) => Math.max(most, placeIn(other, scope) ?? 0), 2);
    return createRankAxis(size, top, plotWidth);
  }, [submissions, scope, top]);
  return (
    <section>
      <h3>{t('methods.title')}</h3>
      <ul className="method-places">
        {places.map(({ method, place, own }) => (
          <li key={method} className={own ? 'own' : ''}>
            <span>{t(`method.${method}`)}</span>
            <svg viewBox={`0 0 ${plotWidth} 27`} aria-hidden="true">
              <path className="pl-grid" d={`M6 14H${plotWidth - 6}`} />
              {axis.cut !== null && <path className="pl-cut" d={`M${axis.x(axis.cut)} 0V28`} />}
              {place !== null &&
                (own ? (
                  <path className="pl-own" d={`M${axis.x(place)} 6l8 8-8 8-8-8z`} />
                ) : (
                  <circle className="pl-dot out" cx={axis.x(place)} cy="14" r="5" />
                ))}
            </svg>
            <b className="num">{place === null ? '—' : format.number(place)}</b>
          </li>
        ))}
      </ul>
      <p className="meta">{t('methods.own')}</p>
    </section>
  );
}
