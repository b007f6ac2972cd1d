import { type ReactNode, useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Candidate } from '../../workers/documents-messages.ts';
import { draftToMeeting, type MeetingDraft } from './meeting-draft.ts';
import { MeetingForm } from './meeting-form.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { WinnersForm } from './winners-form.tsx';

/** Checks the form and records it; `problems` are known once the person has tried. */
function useSaveMeeting(stage: Id, draft: MeetingDraft, onSaved: () => void) {
  const { t } = useText('decide');
  const desk = useDeskCommands();
  const show = useToast();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const meeting = draftToMeeting(stage, draft);
  const save = async () => {
    setTried(true);
    setError(null);
    if (!meeting.ok) return;
    setBusy(true);
    const recorded = await desk.record([setMeeting(meeting.value)]);
    setBusy(false);
    if (!recorded.ok) {
      setError(recorded.error);
      return;
    }
    show({ text: t('meeting.saved') });
    onSaved();
  };
  return { save, busy, error, problems: tried && !meeting.ok ? meeting.error : [] };
}

/** The meeting and its decisions; saved by one operation that replaces the one before. */
export function MeetingView({
  settings,
  stage,
  candidates,
  draft,
  unsaved,
  onChange,
  onSaved,
  children,
}: {
  readonly settings: ContestSettings;
  readonly stage: Id;
  readonly candidates: readonly Candidate[];
  readonly draft: MeetingDraft;
  readonly unsaved: boolean;
  readonly onChange: (draft: MeetingDraft) => void;
  readonly onSaved: () => void;
  /** What stands beside the form: what is open, the seal. */
  readonly children: ReactNode;
}) {
  const { t } = useText('decide');
  const { save, busy, error, problems } = useSaveMeeting(stage, draft, onSaved);
  return (
    <>
      <div className="meeting-columns">
        <div className="col g4">
          <MeetingForm settings={settings} draft={draft} onChange={onChange} problems={problems} />
        </div>
        <div className="col g4">
          <WinnersForm
            settings={settings}
            draft={draft}
            candidates={candidates}
            problems={problems}
            onChange={onChange}
          />
          <ErrorBanner error={error} />
          {children}
        </div>
      </div>
      <ActionBar start={unsaved ? <span className="meta">{t('meeting.unsaved')}</span> : null}>
        <Button variant="primary" size="lg" busy={busy} onClick={() => void save()}>
          {t('meeting.save')}
        </Button>
      </ActionBar>
    </>
  );
}
