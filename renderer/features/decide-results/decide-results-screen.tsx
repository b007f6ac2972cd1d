import { useMemo } from 'react';

import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { equalValues } from '../../../shared/log/value-codec.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { draftToMeeting } from './draft-to-meeting.ts';
import { useKeptDraft } from './kept-draft.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import { type DraftGround, meetingToDraft, proposedDraft } from './meeting-to-draft.ts';
import { MeetingView, PartChoice, useDecidePart } from './meeting-view.tsx';
import { mayDecide, sealStanding } from './seal-facts.ts';
import { SealPart } from './seal-part.tsx';
import { type Deciding, useDeciding } from './use-deciding.ts';
import './decide-results.css';

/** What the form begins with: the recorded meeting, else what the ranking and the commission propose. */
const startingDraft = (ground: DraftGround, recorded: Meeting | null): MeetingDraft =>
  recorded === null
    ? proposedDraft(ground, msToIsoDate(Date.now()))
    : meetingToDraft(recorded, ground);

const sameMeeting = (a: Meeting, b: Meeting): boolean =>
  equalValues(setMeeting(a).value, setMeeting(b).value);

/** True where the form says something else than what is recorded. */
function differs(
  draft: MeetingDraft | null,
  recorded: Meeting | null,
  ground: DraftGround,
): boolean {
  if (draft === null) return false;
  const meeting = draftToMeeting(draft, ground);
  return !meeting.ok || recorded === null || !sameMeeting(meeting.value, recorded);
}

/** Why nothing can be typed, and the way to an amendment. */
function LockNote({
  allowed,
  onAmend,
}: {
  readonly allowed: boolean;
  readonly onAmend: () => void;
}) {
  const { t } = useText('decide');
  if (!allowed) return <Banner tone="info">{t('locked.noRight')}</Banner>;
  return (
    <Banner
      tone="ok"
      icon="lock"
      title={t('locked.title')}
      action={
        <Button icon="pen" onClick={onAmend}>
          {t('locked.amend')}
        </Button>
      }
    >
      {t('locked.text')}
    </Banner>
  );
}

function Decision({
  subject,
  deciding,
}: {
  readonly subject: StageSubject;
  readonly deciding: Deciding;
}) {
  const { state, settings, stage } = subject;
  const { ranking } = deciding;
  const { profile } = useDesk('profile');
  const recorded = state.meetings.get(stage) ?? null;
  const [edited, keep] = useKeptDraft(stage);
  const ground = useMemo(() => ({ settings, ranking }), [settings, ranking]);
  const draft = useMemo(
    () => edited ?? startingDraft(ground, recorded),
    [edited, ground, recorded],
  );
  const withGrants = settings.grants !== null || draft.grants.length > 0;
  const { parts, part, go } = useDecidePart(withGrants);
  const allowed = mayDecide(state, profile);
  const sealed = state.seals.has(stage);
  const locked = !allowed || (sealed && edited === null);
  const unsaved = differs(edited, recorded, ground);
  return (
    <div className="col g4 decide-results">
      <PartChoice parts={parts} part={part} onGo={go} />
      {part === 'seal' ? (
        <SealPart
          subject={subject}
          deciding={deciding}
          standing={sealStanding(state, stage, deciding.root)}
          unsaved={unsaved}
        />
      ) : (
        <MeetingView
          {...subject}
          ranking={ranking}
          tieValues={deciding.tieValues}
          draft={draft}
          part={part}
          unsaved={unsaved}
          sealed={sealed}
          locked={locked}
          lockNote={locked ? <LockNote allowed={allowed} onAmend={() => keep(draft)} /> : null}
          onChange={keep}
          onSaved={() => keep(null)}
          onUndo={() => keep(null)}
        />
      )}
    </div>
  );
}

/** Headquarters records the commission's meeting and what it decided on a stage, and seals the stage. */
export function DecideResultsScreen(subject: StageSubject) {
  const { deciding, failed } = useDeciding(subject.state, subject.stage);
  if (deciding === null || failed) return <WaitingReport failed={failed} />;
  return <Decision subject={subject} deciding={deciding} />;
}
