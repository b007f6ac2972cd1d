import { useLayoutEffect, useRef } from 'react';

import type { RankedSubmission } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { placeIn } from '../../ranking/place-in.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Chip } from '../../ui/chip.tsx';
import { PlaceLinks } from './place-links.tsx';
import { PlacesByMethod } from './places-by-method.tsx';
import type { PlacePaper } from './ranking-paper.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { ScoreExplanation } from './score-explanation.tsx';
import { SelectionChip } from './selection-words.tsx';
import { usePlaceSentences } from './use-place-sentences.ts';

interface PlacePanelProps {
  readonly stageRanking: StageRanking;
  readonly ranked: RankedSubmission;
  /** Another way of counting is shown, not the ranking by the rules. */
  readonly isWhatIf: boolean;
  readonly onPrint: (paper: PlacePaper) => void;
}

function PlaceHead({ stageRanking, ranked, isWhatIf }: PlacePanelProps) {
  const words = useRankingWords();
  const { t, format, scope, titleOf } = words;
  const place = placeIn(ranked, scope);
  const tied = ranked.explanation.flatMap((step) => (step.type === 'tied' ? step.with : []));
  const { low, high, pTop } = ranked;
  return (
    <section>
      <p className="meta">{t('panel.chosen', { number: ranked.submission })}</p>
      <h2>{titleOf(ranked.submission)}</h2>
      {isWhatIf && (
        <p>
          <Chip tone="warn" icon="half">
            {t('whatIf.chip')}
          </Chip>
        </p>
      )}
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
                chance: words.chance(pTop),
              })}
            </span>
          )}
        </span>
      </div>
      <SelectionChip words={words} entry={stageRanking.selection?.entries.get(ranked.submission)} />
    </section>
  );
}

/** Everything about the chosen submission's place. */
export function PlacePanel(props: PlacePanelProps) {
  const { stageRanking, ranked } = props;
  const { t, titleOf } = useRankingWords();
  const { models } = stageRanking.ranking;
  const model =
    models.find(({ nominations }) => nominations.includes(ranked.nomination))?.model ?? null;
  const sentences = usePlaceSentences(stageRanking, ranked, props.isWhatIf);
  const number = t('common:submissionNumber', { number: ranked.submission });
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // The next place is read from its beginning.
    panel.current?.scrollTo(0, 0);
  }, [ranked.submission]);
  return (
    <aside ref={panel} className="card ex" aria-label={t('panel.label')}>
      <PlaceHead {...props} />
      <ReadAloud
        key={ranked.submission}
        paper={{ heading: `${number} · ${titleOf(ranked.submission)}`, sentences }}
        onPrint={props.onPrint}
      />
      <ScoreExplanation ranked={ranked} model={model} />
      <PlaceLinks stageRanking={stageRanking} ranked={ranked} />
      <PlacesByMethod stageRanking={stageRanking} ranked={ranked} />
    </aside>
  );
}
