import { Fragment, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import { ChartPlaceProvider } from '../../charts/chart-place.ts';
import { ReportNotes } from './report-notes.tsx';
import { useReport } from './report-view.ts';
import '../../paper/print-copy.css';

const onPaper = { onPaper: true, named: false } as const;

/** The whole report on paper, in print alone: light whatever the window's theme is, pictures with their tables. */
export function ReportPaper({ parts }: { readonly parts: readonly (() => ReactNode)[] }) {
  const { t, format, settings, stage, nomination, nominationTitle, byNumbers } = useReport();
  const about = [
    format.localized(stage.title),
    nomination === null ? t('allNominations') : nominationTitle(nomination),
    ...(byNumbers ? [t('names.numbersNote')] : []),
  ];
  return createPortal(
    <div className="print-copy report-paper" data-theme="light">
      <ChartPlaceProvider value={onPaper}>
        <header>
          <p>{format.localized(settings.title)}</p>
          <h1>{t('title')}</h1>
          <p>{about.join(' · ')}</p>
        </header>
        <ReportNotes />
        {parts.map((part, index) => (
          <Fragment key={index}>{part()}</Fragment>
        ))}
        <p className="meta">{t('jurors.caution')}</p>
      </ChartPlaceProvider>
    </div>,
    document.body,
  );
}
