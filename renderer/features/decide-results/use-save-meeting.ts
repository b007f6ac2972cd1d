import { useState } from 'react';

import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import type { Meeting } from '../../../shared/deciding/meeting.ts';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import type { DraftProblems } from './draft-problems.ts';
import { draftToMeeting } from './draft-to-meeting.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import type { DraftGround } from './meeting-to-draft.ts';

const nothingWrong: DraftProblems = new Map();

/**
 * Records the form: at once, or on a sealed stage (`sealed`) after it was asked why. `problems` are known once the
 * person has tried; `asking` holds the meeting while the reason is asked.
 */
export function useSaveMeeting({
  draft,
  ground,
  sealed,
  onSaved,
}: {
  readonly draft: MeetingDraft;
  readonly ground: DraftGround;
  readonly sealed: boolean;
  readonly onSaved: () => void;
}) {
  const { t } = useText('decide');
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<Meeting | null>(null);
  const meeting = draftToMeeting(draft, ground);
  const record = async (next: Meeting, reason: string) => {
    const recorded = await run(() => desk.record([setMeeting(next, reason)]));
    if (recorded === null) return;
    setAsking(null);
    setTried(false);
    show({ text: reason === '' ? t('meeting.saved') : t('amend.done') });
    onSaved();
  };
  const save = () => {
    setTried(true);
    if (!meeting.ok) return;
    if (sealed) setAsking(meeting.value);
    else void record(meeting.value, '');
  };
  return {
    save,
    amend: (reason: string) => {
      if (asking !== null) void record(asking, reason);
    },
    asking,
    stopAsking: () => setAsking(null),
    busy,
    error,
    problems: tried && !meeting.ok ? meeting.error : nothingWrong,
  };
}
