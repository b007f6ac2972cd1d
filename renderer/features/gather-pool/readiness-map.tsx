import type { RegionCode, Stage } from '../../../shared/contest/contest.ts';
import { tilePlace } from '../../../shared/contest/region-tiles.ts';
import type { RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { classNames } from '../../ui/class-names.ts';
import { useTileTitle } from './tile-title.ts';
import { levelStep, levelText, scoreText } from './readiness-words.ts';
import type { PoolWords } from './use-pool-words.ts';

/** What both views of the regions show. */
export interface ReadinessViewProps {
  readonly regions: readonly RegionReadiness[];
  readonly stage: Stage;
  readonly words: PoolWords;
  readonly chosen: RegionCode | null;
  readonly onChoose: (region: RegionCode) => void;
}

const stepClass = (region: RegionReadiness, stage: Stage): string => {
  const step = levelStep(region, stage);
  return step === null ? 'level-none' : `level-${step}`;
};

function Legend({ stage, words }: Pick<ReadinessViewProps, 'stage' | 'words'>) {
  const { t, format } = words;
  return (
    <div className="legendrow" aria-hidden="true">
      {stage.levels.map((level) => (
        <span key={level.from}>
          <i className={`tile key level-${levelStep({ level }, stage)}`} />
          {format.localized(level.title)}
        </span>
      ))}
      <span>
        <i className="tile key level-none" />
        {t('readiness.noLevel')}
      </span>
    </div>
  );
}

/** The country as tiles: each says its level in words, the colour only repeats it. */
export function ReadinessMap({ regions, stage, words, chosen, onChoose }: ReadinessViewProps) {
  const { t } = words;
  const tileTitle = useTileTitle();
  const tiles = regions.flatMap((region) => {
    const place = tilePlace(region.submission.id);
    return place === null ? [] : [{ region, place }];
  });
  const first = Math.min(...tiles.map(({ place }) => place.row));
  const last = Math.max(...tiles.map(({ place }) => place.row));
  return (
    <section className="card pad" aria-label={t('readiness.map')}>
      <div className="map" style={{ gridTemplateRows: `repeat(${last - first + 1}, 112px)` }}>
        {tiles.map(({ region, place }) => {
          const { id } = region.submission;
          return (
            <button
              key={id}
              type="button"
              className={classNames('tile', stepClass(region, stage), chosen === id && 'pressed')}
              aria-pressed={chosen === id}
              style={{ gridColumn: place.column, gridRow: place.row - first + 1 }}
              onClick={() => onChoose(id)}
            >
              <span className="sr">
                {t('readiness.tile', {
                  region: words.region(id),
                  level: levelText(region, words),
                })}
              </span>
              <span className="nm" aria-hidden="true">
                {tileTitle(id)}
              </span>
              <span className="q" aria-hidden="true">
                {scoreText(region, stage, words)}
              </span>
              <span className="jj" aria-hidden="true">
                {levelText(region, words)}
              </span>
            </button>
          );
        })}
      </div>
      <Legend stage={stage} words={words} />
    </section>
  );
}
