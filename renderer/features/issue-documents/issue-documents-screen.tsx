import type { StageSubject } from '../../results/results-frame.tsx';
import { useStageReport } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { DocumentView } from './document-view.tsx';
import './issue-documents.css';

/** Headquarters looks at the documents of a stage as they will be printed, prints and saves them. */
export function IssueDocumentsScreen({ state, settings, stage }: StageSubject) {
  const recorded = state.meetings.get(stage) ?? null;
  const { report, failed, begin } = useStageReport(state, stage, recorded);
  if (report === null || failed) return <WaitingReport failed={failed} />;
  return <DocumentView state={state} settings={settings} report={report} begin={begin} />;
}
