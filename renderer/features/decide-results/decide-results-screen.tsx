import { useMemo } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { OpenBanner } from '../../results/open-banner.tsx';
import type { StageSubject } from '../../results/results-frame.tsx';
import { useStageReport } from '../../results/use-stage-report.ts';
import { WaitingReport } from '../../results/waiting-report.tsx';
import type { StageReport } from '../../workers/documents-messages.ts';
import { useKeptDraft } from './kept-draft.ts';
import {
  draftToMeeting,
  type MeetingDraft,
  meetingToDraft,
  proposedDraft,
} from './meeting-draft.ts';
import { MeetingView } from './meeting-view.tsx';
import { SealStage } from './seal-stage.tsx';
import './decide-results.css';

/** What the form begins with: the recorded meeting, else what the ranking and the commission propose. */
const startingDraft = (
  settings: ContestSettings,
  recorded: Meeting | null,
  report: StageReport,
): MeetingDraft =>
  recorded === null
    ? proposedDraft(settings, report.stage, report.candidates, msToIsoDate(Date.now()))
    : meetingToDraft(recorded, settings, report.candidates);

const sameMeeting = (a: Meeting, b: Meeting): boolean =>
  equalValues(setMeeting(a).value, setMeeting(b).value);

/** True where the form says something else than what is recorded. */
function differs(draft: MeetingDraft | null, recorded: Meeting | null, stage: Id): boolean {
  if (draft === null) return false;
  const meeting = draftToMeeting(stage, draft);
  return !meeting.ok || recorded === null || !sameMeeting(meeting.value, recorded);
}

/** Headquarters records the commission's meeting and what it decided on a stage, and seals the stage. */
export function DecideResultsScreen({ state, settings, stage }: StageSubject) {
  const recorded = state.meetings.get(stage) ?? null;
  const { report, failed } = useStageReport(state, stage, recorded);
  const [edited, keep] = useKeptDraft(stage);
  const draft = useMemo(
    () => edited ?? (report === null ? null : startingDraft(settings, recorded, report)),
    [edited, report, settings, recorded],
  );
  if (report === null || draft === null || failed) return <WaitingReport failed={failed} />;
  const { facts } = report.protocols.kk;
  return (
    <MeetingView
      settings={settings}
      stage={stage}
      candidates={report.candidates}
      draft={draft}
      unsaved={differs(edited, recorded, stage)}
      onChange={keep}
      onSaved={() => keep(null)}
    >
      <OpenBanner state={state} facts={facts} />
      <SealStage state={state} facts={facts} unsaved={differs(edited, recorded, stage)} />
    </MeetingView>
  );
}
