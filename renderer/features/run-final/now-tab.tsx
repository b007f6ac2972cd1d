import { useEffect, useRef } from 'react';

import { currentTurn, nextTurn } from '../../../shared/pitching/turn.ts';
import { useText } from '../../language/use-text.ts';
import { belongsToControl, isPlainKey } from '../../show/show-keys.ts';
import { StagePicture } from '../../show/stage-picture.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type FinalSubject, turnsIn } from './final-facts.ts';
import { timerKey } from './timer-keys.ts';
import { TurnCard } from './turn-card.tsx';
import type { FinalShow } from './use-final-show.ts';
import type { RunningTimer } from './use-turn-timer.ts';

interface NowProps {
  readonly subject: FinalSubject;
  readonly final: FinalShow;
  readonly locked: boolean;
}

/** Keys of the timer, unless something is written or a dialog is open. */
function useTimerKeys(running: RunningTimer | null) {
  const latest = useRef(running);
  useEffect(() => {
    latest.current = running;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = timerKey(event.code);
      if (key === null || !isPlainKey(event) || event.repeat) return;
      if (belongsToControl(event.code, event.target)) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="tab"]'))
        return;
      event.preventDefault();
      latest.current?.act(key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** The public window: open it, fill its screen, see what everybody sees. */
function PublicScreen({ final: { show, picture } }: Pick<NowProps, 'final'>) {
  const { t } = useText('final');
  const isOpen = show.status === 'open' || show.status === 'opening';
  return (
    <Card title={t('now.screen')}>
      <div className="col g3">
        <div className="final-frame">
          <StagePicture picture={picture.picture} look="dark" heading="p" />
        </div>
        {show.status === 'refused' && <Banner tone="warn">{t('now.refused')}</Banner>}
        <div className="row wrap">
          {isOpen ? (
            <>
              <Button icon="screen" onClick={show.fullScreen}>
                {t('now.fullScreen')}
              </Button>
              <Button icon="x" onClick={show.close}>
                {t('now.closeScreen')}
              </Button>
            </>
          ) : (
            <Button icon="screen" onClick={show.open}>
              {t('now.openScreen')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

/** The turn that goes on, its timer, and what everybody sees of it. */
export function NowTab({ subject, final, locked }: NowProps) {
  const { t, format } = useText('final');
  const turns = turnsIn(subject);
  const turn = currentTurn(turns);
  useTimerKeys(final.running);
  if (turns.length === 0)
    return (
      <EmptyState
        title={t('now.noOrder')}
        action={
          <LinkButton icon="list" href="#/final">
            {t('now.toOrder')}
          </LinkButton>
        }
      >
        {t('now.noOrderText')}
      </EmptyState>
    );
  if (turn === null)
    return (
      <EmptyState
        title={t('now.allOver')}
        action={
          <LinkButton icon="gavel" href="#/final/budgets">
            {t('now.toBudgets')}
          </LinkButton>
        }
      >
        {t('now.allOverText')}
      </EmptyState>
    );
  const next = nextTurn(turns, turn.submission);
  return (
    <div className="final-now">
      <TurnCard
        key={turn.submission}
        subject={subject}
        turn={turn}
        running={final.running}
        locked={locked}
      />
      <div className="col g4">
        <PublicScreen final={final} />
        <Card title={t('now.next')}>
          <p>
            {next === null
              ? t('now.lastTurn')
              : t('order.turnRow', {
                  number: format.number(next.number),
                  title: subject.state.submissions.get(next.submission)?.title ?? next.submission,
                })}
          </p>
        </Card>
      </div>
    </div>
  );
}
