import { readTimer, type TimerReading, timerText } from '../../../shared/pitching/turn-timer.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { FinalSubject } from './final-facts.ts';
import { type RunningTimer, useNow } from './use-turn-timer.ts';

/** The parts of the turn, the one that runs marked. */
function Parts({
  subject: { stage },
  running,
}: {
  readonly subject: FinalSubject;
  readonly running: RunningTimer;
}) {
  const { t, format } = useText('final');
  const { timer } = running;
  return (
    <ol className="turn-parts" aria-label={t('now.parts')}>
      {stage.timing.map(({ id, title, seconds }, at) => (
        <li key={id} {...(at === timer.at ? { 'aria-current': 'step' as const } : {})}>
          <span>{format.localized(title)}</span>
          <span className="num">{timerText((seconds + (timer.parts[at]?.added ?? 0)) * 1000)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Every press that changes the timer. */
function Presses({
  subject,
  running,
  reading,
}: {
  readonly subject: FinalSubject;
  readonly running: RunningTimer;
  readonly reading: TimerReading;
}) {
  const { t } = useText('final');
  const isLast = reading.at === subject.stage.timing.length - 1;
  return (
    <div className="row wrap">
      <Button
        variant="primary"
        size="lg"
        icon={reading.running ? 'clock' : 'play'}
        aria-keyshortcuts="Space"
        onClick={() => running.act('toggle')}
      >
        {reading.running ? t('now.pause') : t('now.start')}
      </Button>
      <Button icon="plus" kbd="+" onClick={() => running.act('add-minute')}>
        {t('now.addMinute')}
      </Button>
      <Button
        iconEnd="right"
        disabled={isLast}
        aria-keyshortcuts="ArrowRight PageDown"
        onClick={() => running.act('next')}
      >
        {t('now.nextPart')}
      </Button>
      <Button
        icon="left"
        variant="quiet"
        disabled={reading.at === 0}
        onClick={() => running.act('back')}
      >
        {t('now.previousPart')}
      </Button>
    </div>
  );
}

/** The figures of a turn's timer and what they mean, and every press that changes them. */
export function TimerPanel({
  subject,
  running,
}: {
  readonly subject: FinalSubject;
  readonly running: RunningTimer;
}) {
  const { t } = useText('final');
  const now = useNow(running.timer.since !== null);
  const reading = readTimer(running.timer, now);
  const mood = reading.mood === 'calm' ? (reading.running ? null : 'paused') : reading.mood;
  return (
    <div className="col g3 turn-timer">
      <Parts subject={subject} running={running} />
      <div className="row wrap">
        <p className={classNames('turn-left', reading.mood)} role="timer">
          {timerText(reading.left)}
        </p>
        <p className="turn-mood" role="status">
          {mood !== null && (
            <Chip
              tone={mood === 'paused' ? 'neutral' : 'warn'}
              icon={mood === 'paused' ? 'clock' : 'alert'}
            >
              {t(`show.${mood}`)}
            </Chip>
          )}
        </p>
      </div>
      <Presses subject={subject} running={running} reading={reading} />
      <p className="meta">{t('now.keys')}</p>
    </div>
  );
}
