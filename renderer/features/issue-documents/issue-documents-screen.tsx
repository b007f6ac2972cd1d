import type { StageSubject } from '../../results/results-frame.tsx';
import { useStageReport } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { DocumentView } from './document-view.tsx';
import './issue-documents.css';

/** Headquarters looks at the documents of a stage as they will be printed, prints and saves them. */
export function IssueDocumentsScreen({ state, stage }: StageSubject) {
  const recorded = state.meetings.get(stage) ?? null;
  const { report, failed, createFiles } = useStageReport(state, stage, recorded);
  if (report === null || failed) return <WaitingReport failed={failed} />;
  return (
    <DocumentView
      state={state}
      report={report}
      number={recorded?.number ?? ''}
      createFiles={createFiles}
    />
  );
}
