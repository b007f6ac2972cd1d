import { useState } from 'react';

import { setTurn } from '../../../shared/pitching/pitching-operations.ts';
import { spentParts } from '../../../shared/pitching/turn-timer.ts';
import type { StandingTurn, Turn } from '../../../shared/pitching/turn.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import type { FinalSubject } from './final-facts.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { TimerPanel } from './timer-panel.tsx';
import { useRecording } from './use-recording.ts';
import type { RunningTimer } from './use-turn-timer.ts';

type Ending = 'no-show' | 'withdrew';

interface TurnProps {
  readonly subject: FinalSubject;
  readonly turn: StandingTurn;
  readonly running: RunningTimer | null;
  readonly locked: boolean;
}

/** What is recorded of a turn: its beginning, its end with the time of each part, or why nobody spoke. */
function useTurnRecords({ subject: { stage }, turn, running }: TurnProps) {
  const { t, format } = useText('final');
  const { record, busy, error } = useRecording();
  const [speaker, setSpeaker] = useState(turn.turn.speaker);
  const clock = () => format.time(Date.now());
  const say = (change: Partial<Turn>, said: string) =>
    record([setTurn(stage.id, turn.submission, { ...turn.turn, ...change })], said);
  const named = { speaker: speaker.trim() };
  const begin = () => void say({ ...named, state: 'speaking', began: clock() }, t('now.begun'));
  const finish = async () => {
    const spent = running === null ? [] : spentParts(running.timer, Date.now());
    running?.act('pause');
    const done = { ...named, state: 'done' as const, ended: clock(), spent };
    if (await say(done, t('now.finished'))) running?.forget();
  };
  const end = (ending: Ending, reason: string) =>
    void say({ state: ending, reason }, t('now.recorded'));
  return { busy, error, speaker, setSpeaker, begin, finish, end };
}

function TurnFacts({ subject, turn }: Pick<TurnProps, 'subject' | 'turn'>) {
  const { t } = useText('final');
  const submission = subject.state.submissions.get(turn.submission);
  return (
    <div>
      <h3 className="turn-title">{submission?.title ?? turn.submission}</h3>
      <p className="muted">
        {t('order.turnFacts', {
          submission: turn.submission,
          applicant: submission?.applicant ?? '',
        })}
      </p>
      <Chip icon={turn.turn.place === 'hall' ? 'users' : 'screen'}>
        {t(`place.${turn.turn.place}`)}
      </Chip>
    </div>
  );
}

/** Who speaks, the timer, and what is recorded of the turn. */
export function TurnCard(props: TurnProps) {
  const { t, format } = useText('final');
  const { subject, turn, running, locked } = props;
  const records = useTurnRecords(props);
  const [ending, setEnding] = useState<Ending | null>(null);
  const isSpeaking = turn.turn.state === 'speaking';
  const { busy } = records;
  return (
    <Card title={t('now.turn', { number: format.number(turn.number) })}>
      <div className="col g4">
        <TurnFacts subject={subject} turn={turn} />
        {running !== null && <TimerPanel subject={subject} running={running} />}
        <TextField
          label={t('now.speaker')}
          value={records.speaker}
          onChange={records.setSpeaker}
          disabled={locked}
        />
        <ErrorBanner error={records.error} />
        {isSpeaking ? (
          <div>
            <Button
              variant="primary"
              icon="check"
              busy={busy}
              disabled={locked}
              onClick={() => void records.finish()}
            >
              {t('now.finish')}
            </Button>
          </div>
        ) : (
          <div className="row wrap">
            <Button icon="play" busy={busy} disabled={locked} onClick={records.begin}>
              {t('now.begin')}
            </Button>
            <Button variant="quiet" disabled={locked} onClick={() => setEnding('no-show')}>
              {t('now.noShow')}
            </Button>
            <Button variant="quiet" disabled={locked} onClick={() => setEnding('withdrew')}>
              {t('now.withdrew')}
            </Button>
          </div>
        )}
        <ReasonDialog
          open={ending !== null}
          title={t('now.endTitle', { number: format.number(turn.number) })}
          verb={t('now.endVerb')}
          onClose={() => setEnding(null)}
          onReason={(reason) => {
            if (ending !== null) records.end(ending, reason);
            setEnding(null);
          }}
        >
          {t('now.endText')}
        </ReasonDialog>
      </div>
    </Card>
  );
}
