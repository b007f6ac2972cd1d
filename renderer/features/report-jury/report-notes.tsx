import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { useReport } from './report-view.ts';

/** What must be known before the figures are trusted. */
export function ReportNotes() {
  const { t, stageRanking, format } = useReport();
  const { notes } = stageRanking.ranking;
  return notes.map((note) => {
    switch (note.type) {
      case 'incomparable':
        return (
          <Banner
            key={note.type}
            tone="warn"
            action={<LinkButton href="#/assignment">{t('note.assign')}</LinkButton>}
          >
            {t('note.incomparable', { components: format.number(note.components) })}
          </Banner>
        );
      case 'no-model':
        return <Banner key={note.type}>{t('note.noModel')}</Banner>;
      case 'indicative':
        return <Banner key={note.type}>{t('note.indicative')}</Banner>;
      case 'boundary':
        return (
          <Banner key={`${note.type} ${note.of}`}>
            {note.of === 'juror' ? t('note.boundaryJuror') : t('note.boundarySubmission')}
          </Banner>
        );
      // What these say is about places.
      case 'z-few-sheets':
      case 'too-few-to-trim':
      case 'few-sheets':
        return null;
    }
  });
}
