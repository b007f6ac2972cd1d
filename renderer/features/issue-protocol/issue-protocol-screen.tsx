import { useMemo, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { reportedStage } from '../../../shared/results/reported-stage.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import type { StageReport } from '../../workers/documents-messages.ts';
import { DocumentView } from './document-view.tsx';
import {
  draftToMeeting,
  type MeetingDraft,
  meetingToDraft,
  proposedDraft,
} from './meeting-draft.ts';
import { MeetingView } from './meeting-view.tsx';
import { useStageReport } from './use-stage-report.ts';
import './issue-protocol.css';

type View = 'meeting' | 'document';

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

function Waiting({ failed }: { readonly failed: boolean }) {
  const { t } = useText('protocol');
  return failed ? (
    <Banner tone="danger">{t('failed')}</Banner>
  ) : (
    <p className="muted issue-waiting" role="status">
      {t('working')}
    </p>
  );
}

/** One stage: its meeting and its documents. A change of the form stays here until it is saved. */
function StageDocuments({
  state,
  settings,
  stage,
  view,
  onView,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Id;
  readonly view: View;
  readonly onView: (view: View) => void;
}) {
  const recorded = state.meetings.get(stage) ?? null;
  const { report, failed, createFiles } = useStageReport(state, stage, recorded);
  const [edited, setEdited] = useState<MeetingDraft | null>(null);
  const draft = useMemo(
    () => edited ?? (report === null ? null : startingDraft(settings, recorded, report)),
    [edited, report, settings, recorded],
  );
  if (report === null || draft === null || failed) return <Waiting failed={failed} />;
  const unsaved = differs(edited, recorded, stage);
  return view === 'meeting' ? (
    <MeetingView
      settings={settings}
      stage={stage}
      candidates={report.candidates}
      draft={draft}
      unsaved={unsaved}
      onChange={setEdited}
      onSaved={() => {
        setEdited(null);
        onView('document');
      }}
    />
  ) : (
    <DocumentView
      state={state}
      report={report}
      number={recorded?.number ?? ''}
      unsaved={unsaved}
      createFiles={createFiles}
      onFillMeeting={() => onView('meeting')}
    />
  );
}

function ContestDocuments({
  state,
  settings,
  first,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly first: Id;
}) {
  const { t, format } = useText('protocol');
  const [stage, setStage] = useState(first);
  const [view, setView] = useState<View>(state.meetings.has(first) ? 'document' : 'meeting');
  const stages = settings.stages.filter(({ scored }) => scored);
  return (
    <main className="main issue-protocol">
      <PageHead title={t('title')} note={state.seals.has(stage) ? t('sealed') : t('notSealed')}>
        {stages.length > 1 && (
          <SelectField
            label={t('stage')}
            value={stage}
            onChange={setStage}
            options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
          />
        )}
        <Segment
          label={t('view.label')}
          value={view}
          onChange={setView}
          options={[
            { value: 'meeting', label: t('view.meeting') },
            { value: 'document', label: t('view.document') },
          ]}
        />
      </PageHead>
      <StageDocuments
        key={stage}
        state={state}
        settings={settings}
        stage={stage}
        view={view}
        onView={setView}
      />
    </main>
  );
}

/** Headquarters records the commission's meeting, looks at the minutes as they will be printed, issues and seals. */
export function IssueProtocolScreen() {
  const { t } = useText('protocol');
  const state = useShownState();
  const first = state === null ? null : reportedStage(state);
  if (state === null || state.settings === null || first === null) {
    return (
      <main className="main">
        <EmptyState title={t('noContest.title')}>{t('noContest.text')}</EmptyState>
      </main>
    );
  }
  return <ContestDocuments state={state} settings={state.settings} first={first} />;
}
