import type { RankedSubmission, StageRanking } from '../../../shared/ranking/ranking.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { methodPlaces } from './method-places.ts';
import { createRankAxis } from '../../charts/rank-axis.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { ScoreExplanation } from './score-explanation.tsx';

const plotWidth = 128;

/** Where each method would put the submission. */
function PlacesByMethod({
  stageRanking,
  ranked,
}: {
  readonly stageRanking: StageRanking;
  readonly ranked: RankedSubmission;
}) {
  const { t, format, scope, top } = useRankingWords();
  const places = methodPlaces(stageRanking, ranked, scope);
  const size = Math.max(
    2,
    ...stageRanking.ranking.submissions.flatMap((other) => placeIn(other, scope) ?? []),
  );
  const axis = createRankAxis(size, top, plotWidth);
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

/** Everything about the chosen submission's place. */
export function PlacePanel({
  stageRanking,
  ranked,
}: {
  readonly stageRanking: StageRanking;
  readonly ranked: RankedSubmission;
}) {
  const { t, format, scope, titleOf } = useRankingWords();
  const { models } = stageRanking.ranking;
  const model =
    models.find(({ nominations }) => nominations.includes(ranked.nomination))?.model ?? null;
  const place = placeIn(ranked, scope);
  const tied = ranked.explanation.flatMap((step) => (step.type === 'tied' ? step.with : []));
  const { low, high, pTop } = ranked;
  return (
    <aside className="card ex" aria-label={t('panel.label')}>
      <section>
        <p className="meta">{t('panel.chosen', { number: ranked.submission })}</p>
        <h2>{titleOf(ranked.submission)}</h2>
        <div className="place-line">
          <b>{place === null ? '—' : format.number(place)}</b>
          <span className="meta">
            {place === null ? t('panel.noPlace') : t('panel.place')}
            {tied.length > 0 && (
              <>
                {', '}
                {t('panel.tied', {
                  numbers: format.list(
                    tied.map((id) => t('common:submissionNumber', { number: id })),
                  ),
                })}
              </>
            )}
            {low !== null && high !== null && pTop !== null && (
              <span>
                {t('panel.interval', {
                  low: format.number(low),
                  high: format.number(high),
                  value: format.number(pTop, 2),
                })}
              </span>
            )}
          </span>
        </div>
      </section>
      <ScoreExplanation ranked={ranked} model={model} />
      <PlacesByMethod stageRanking={stageRanking} ranked={ranked} />
    </aside>
  );
}
