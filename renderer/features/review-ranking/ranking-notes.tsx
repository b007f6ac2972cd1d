import type { Ranking, RankingNote } from '../../../shared/ranking/ranking.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';

/** What must be known before the figures are trusted; jurors without anything in common come first and loudest. */
export function RankingNotes({ ranking }: { readonly ranking: Ranking }) {
  const { t, format } = useText('ranking');
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
      {notes.length > 0 && (
        <ul className="ranking-notes meta">
          {notes.map((note) => (
            <li key={words(note)}>{words(note)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
