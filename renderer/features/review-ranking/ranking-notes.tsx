import { defaultDraws, defaultSeed } from '../../../shared/ranking/rank-stage.ts';
import type { RankingNote } from '../../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { contestWords } from '../../../shared/results/place-words.ts';
import { useRankingWords } from '../../ranking/ranking-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';

/** Least numbers that the list cannot keep: nobody is left who could. */
function UnmetQuotas({ stageRanking: { selection } }: { readonly stageRanking: StageRanking }) {
  const { t, format, state, language } = useRankingWords();
  const words = contestWords(state, language);
  if (selection === null || selection.unmet.length === 0) return null;
  return (
    <Banner tone="warn" title={t('unmet.title')}>
      <ul>
        {selection.unmet.map(({ quota, group, count }) => (
          <li key={`${quota.by} ${group}`}>
            {t('unmet.one', {
              group: words.group(quota.by, group),
              count,
              least: format.number(quota.min ?? 0),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** What must be known before the figures are trusted; jurors without anything in common come first and loudest. */
export function RankingNotes({ stageRanking }: { readonly stageRanking: StageRanking }) {
  const { t, format, stage } = useRankingWords();
  const { quotas, passMark } = stage.regulation;
  const { ranking } = stageRanking;
  const words = (note: RankingNote): string => {
    switch (note.type) {
      case 'incomparable':
        return t('note.incomparable', { components: format.number(note.components) });
      case 'no-model':
        return t('note.no-model');
      case 'boundary':
        return note.of === 'juror' ? t('note.boundary-juror') : t('note.boundary-submission');
      case 'indicative':
        return t('note.indicative');
      case 'z-few-sheets':
        return t('note.z-few-sheets', { count: note.jurors });
      case 'too-few-to-trim':
        return t('note.too-few-to-trim', { count: note.submissions });
      case 'few-sheets':
        return t('note.few-sheets', { count: note.submissions, wanted: note.wanted });
    }
  };
  const hasIntervals = ranking.submissions.some(({ low }) => low !== null);
  const loud = ranking.incomparable;
  const notes = ranking.notes.filter(({ type }) => !loud || type !== 'incomparable');
  return (
    <>
      {loud && (
        <Banner
          tone="warn"
          title={t('note.incomparable', { components: format.number(ranking.graph.components) })}
          action={<LinkButton href="#/assignment">{t('note.assign')}</LinkButton>}
        >
          {ranking.method === 'adjusted' ? t('note.refused') : t('note.withinParts')}
        </Banner>
      )}
      <UnmetQuotas stageRanking={stageRanking} />
      {(notes.length > 0 || hasIntervals || ranking.method === 'z') && (
        <ul className="ranking-notes meta">
          {ranking.method === 'z' && <li>{t('note.z-conditions')}</li>}
          {notes.map((note) => (
            <li key={words(note)}>{words(note)}</li>
          ))}
          {hasIntervals && (quotas.length > 0 || passMark !== null) && <li>{t('note.quotas')}</li>}
          {hasIntervals && (
            <li>
              {t('seed', {
                draws: format.number(defaultDraws),
                seed: format.number(defaultSeed),
              })}
            </li>
          )}
        </ul>
      )}
    </>
  );
}
