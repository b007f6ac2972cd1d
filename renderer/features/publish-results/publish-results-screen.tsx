import { useState } from 'react';

import { proposedOptions } from '../../../shared/results/public-options.ts';
import type { PublicPageData } from '../../../shared/results/public-page.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useStageReport } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { PageOptions } from './page-options.tsx';
import { PagePreview } from './page-preview.tsx';
import { DraftNote, ReleaseState } from './release-state.tsx';
import { SavePublic } from './save-public.tsx';
import { usePublicPage } from './use-public-page.ts';
import './publish-results.css';

/** What of the contest will be on the page, in figures. */
function PageFigures({ page }: { readonly page: PublicPageData }) {
  const { t, format } = useText('publish');
  const { awards, register } = page;
  const figures = {
    rows: register.rows.length,
    winners: awards.winners.reduce((sum, { places }) => sum + places.length, 0),
    prizes: awards.prizes.length,
    grants: awards.grants.length,
    regions: register.regions.filter(({ count }) => count > 0).length,
  };
  return (
    <KeyFigures
      label={t('figures.label')}
      figures={(['rows', 'winners', 'prizes', 'grants', 'regions'] as const).map((id) => ({
        id,
        value: format.number(figures[id]),
        note: t(`figures.${id}`, { count: figures[id] }),
      }))}
    />
  );
}

/** Headquarters looks at what everybody will see, chooses what that is, and saves it: page, folder and posters. */
export function PublishResultsScreen(subject: StageSubject) {
  const { t } = useText('publish');
  const found = subject.settings.stages.find(({ id }) => id === subject.stage);
  return found?.ranked === false ? (
    <EmptyState title={t('unranked.title')}>{t('unranked.text')}</EmptyState>
  ) : (
    <RankedPage {...subject} />
  );
}

/** The page of a stage that ranks. */
function RankedPage({ state, settings, stage }: StageSubject) {
  const { t } = useText('publish');
  const meeting = state.meetings.get(stage) ?? null;
  const stageReport = useStageReport(state, stage, meeting);
  const [options, setOptions] = useState(() => proposedOptions(settings));
  const { page, failed } = usePublicPage(stageReport, options);
  const { report, begin } = stageReport;
  if (report === null || page === null || stageReport.failed || failed) {
    return <WaitingReport failed={stageReport.failed || failed} />;
  }
  return (
    <div className="publish-results">
      <div className="col g4">
        <ReleaseState state={state} stage={stage} />
        <DraftNote facts={report.protocols.kk.facts} />
        <SavePublic options={options} begin={begin} people={page.register.rows.length} />
        <PageOptions
          options={options}
          onChoose={setOptions}
          consent={settings.consent}
          hasGrants={(meeting?.grants ?? []).some(({ granted }) => granted > 0)}
        />
      </div>
      <div className="col g4">
        <PageFigures page={page} />
        <p className="meta">{t('preview.note')}</p>
        <PagePreview page={page} />
      </div>
    </div>
  );
}
